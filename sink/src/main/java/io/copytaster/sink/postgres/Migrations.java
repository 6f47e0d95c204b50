package io.copytaster.sink.postgres;

import io.copytaster.sink.SinkException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables up to what this program writes. */
final class Migrations {
    private static final String SCRIPTS = "classpath:io/copytaster/sink/postgres/migration";

    private Migrations() {}

    /**
     * Makes the tables or brings them up to date; does nothing where they are.
     *
     * @throws SinkException if they are of a newer program, or not of this one at all, or the user may not
     */
    static void run(PostgresConfig config, DataSource database) {
        try {
            var flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .schemas(config.schema())
                    .defaultSchema(config.schema())
                    .locations(SCRIPTS)
                    .load();
            refuseTheFuture(config, flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw failure(config, e);
        }
    }

    private static void refuseTheFuture(PostgresConfig config, MigrationInfo[] all) {
        MigrationVersion known = MigrationVersion.EMPTY;
        MigrationVersion applied = MigrationVersion.EMPTY;
        for (MigrationInfo migration : all) {
            MigrationVersion version = migration.getVersion();
            if (version == null) {
                continue;
            }
            if (migration.getState().isResolved() && version.compareTo(known) > 0) {
                known = version;
            }
            if (migration.getState().isApplied() && version.compareTo(applied) > 0) {
                applied = version;
            }
        }
        if (applied.compareTo(known) > 0) {
            throw new SinkException(config.name() + ": schema " + config.schema() + " is of version " + applied
                    + ", this program knows " + known + " at most; run the newer copytaster that made it, or choose"
                    + " another schema with --postgres-schema");
        }
    }

    private static SinkException failure(PostgresConfig config, FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SinkException known = SqlFailures.of(config, sql);
                return known instanceof io.copytaster.sink.BatchRefusedException
                        ? new SinkException(known.getMessage(), sql)
                        : known;
            }
        }
        return new SinkException(
                config.name() + ": schema " + config.schema() + " cannot be brought up to date ("
                        + String.valueOf(failure.getMessage())
                                .strip()
                                .lines()
                                .findFirst()
                                .orElse("")
                        + "); choose an empty one with --postgres-schema",
                failure);
    }
}
