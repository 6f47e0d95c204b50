package io.copytaster.sink.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL server that all tests of a run share, each in a schema of its own. */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A schema that nobody has used yet. */
    public static PostgresConfig fresh() {
        return new PostgresConfig(
                "postgresql://127.0.0.1:" + Holder.SERVER.getPort() + "/postgres",
                "postgres",
                null,
                "test_" + SCHEMAS.incrementAndGet());
    }

    /** A user who has to give a password, and may do nothing yet. */
    static void createUser(String name, String password) throws SQLException, IOException {
        PostgresConfig config = fresh();
        execute(config, "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        Path rules = Path.of(rows(config, "SHOW hba_file").get(0));
        Files.writeString(rules, "host all " + name + " all scram-sha-256\n" + Files.readString(rules));
        execute(config, "SELECT pg_reload_conf()");
    }

    /** Lets it speak TLS from now on, with a certificate made by {@link io.copytaster.sink.TestCertificate} in a folder. */
    static void speakTls(Path folder) throws SQLException, IOException {
        PostgresConfig config = fresh();
        Path data = Path.of(rows(config, "SHOW data_directory").get(0));
        Files.copy(folder.resolve("ca.pem"), data.resolve("server.crt"));
        Path key = Files.createFile(
                data.resolve("server.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, Files.readAllBytes(folder.resolve("key.pem")));
        execute(config, "ALTER SYSTEM SET ssl = on");
        execute(config, "SELECT pg_reload_conf()");
    }

    static void execute(PostgresConfig config, String sql) throws SQLException {
        try (Connection connection = connect(Holder.SERVER.getPostgresDatabase(), config);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows of a query, each as its columns with a bar between. */
    public static List<String> rows(PostgresConfig config, String sql) throws SQLException {
        return rows(Holder.SERVER.getPostgresDatabase(), config, sql);
    }

    /** Rows of a query to any server. */
    static List<String> rows(DataSource database, PostgresConfig config, String sql) throws SQLException {
        try (Connection connection = connect(database, config);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringJoiner("|");
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    /** A connection that sees the tables of a schema. */
    public static Connection connect(PostgresConfig config) throws SQLException {
        return connect(Holder.SERVER.getPostgresDatabase(), config);
    }

    private static Connection connect(DataSource database, PostgresConfig config) throws SQLException {
        Connection connection = database.getConnection();
        connection.setSchema(config.schema());
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }
}
