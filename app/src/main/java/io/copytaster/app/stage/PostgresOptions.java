package io.copytaster.app.stage;

import io.copytaster.schemas.Generation;
import io.copytaster.sink.postgres.PostgresConfig;
import picocli.CommandLine.Option;

/** Options that say which database articles go into. */
final class PostgresOptions {
    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description =
                    "The database: postgresql://HOST:PORT/DATABASE, settings of the driver behind a question mark."
                            + " Or COPYTASTER_POSTGRES_URL.")
    String url;

    @Option(names = "--postgres-user", paramLabel = "NAME", description = "Who writes. Or COPYTASTER_POSTGRES_USER.")
    String user;

    @Option(
            names = "--postgres-password",
            paramLabel = "WORD",
            arity = "0..1",
            interactive = true,
            description = "Asks for the password; better: COPYTASTER_POSTGRES_PASSWORD, or the driver's .pgpass.")
    String password;

    @Option(
            names = "--postgres-schema",
            paramLabel = "NAME",
            description = "Schema of the tables, made where it is missing; copytaster if none is named.")
    String schema = PostgresConfig.DEFAULT_SCHEMA;

    boolean isNamed() {
        return Environment.or(url, "COPYTASTER_POSTGRES_URL") != null;
    }

    /** The tables of a generation: in a schema of its own. */
    PostgresConfig config(Generation generation) {
        return new PostgresConfig(
                Environment.or(url, "COPYTASTER_POSTGRES_URL"),
                Environment.or(user, "COPYTASTER_POSTGRES_USER"),
                Environment.or(password, "COPYTASTER_POSTGRES_PASSWORD"),
                generation.isLive() ? schema : schema + "_" + generation.name().replace('-', '_'));
    }
}
