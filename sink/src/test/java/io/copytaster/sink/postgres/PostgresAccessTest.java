package io.copytaster.sink.postgres;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.postgres.PostgresServer.execute;
import static io.copytaster.sink.postgres.PostgresServer.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in: who is let in, to which tables, and what is said when it is barred. */
class PostgresAccessTest {
    private final PostgresConfig config = PostgresServer.fresh();

    @Test
    void saysWhatIsWrongWithTheWayIn() throws Exception {
        PostgresServer.createUser("writer", "right");
        String url = config.url();

        assertMessage(
                new PostgresConfig(url, "writer", "secret", "s"),
                "password authentication failed for user \"writer\"; check --postgres-user and the password");
        assertMessage(
                new PostgresConfig(url, "writer", null, "s"),
                "no password was provided; check --postgres-user and the password");
        assertMessage(
                new PostgresConfig(url.replace("/postgres", "/nowhere"), "postgres", null, "s"),
                "database \"nowhere\" does not exist; create the database or check --postgres-url");
        assertMessage(
                new PostgresConfig(url, "nobody", null, "s"),
                "role \"nobody\" does not exist; check --postgres-user and the password");
        assertMessage(
                new PostgresConfig(url, "writer", "right", "s"),
                "permission denied for database postgres; grant it to the user");
        var away = new PostgresConfig("postgresql://127.0.0.1:1/news", "writer", "secret", "s");
        assertInstanceOfAway(away);
    }

    @Test
    void goesThroughTlsAndTrustsOnlyWhomItIsToldTo(@TempDir Path folder) throws Exception {
        TestCertificate.make(folder);
        PostgresServer.speakTls(folder);
        String verified = config.url() + "?sslmode=verify-full&sslrootcert=";
        try (var sink = PostgresSink.open(
                new PostgresConfig(verified + folder.resolve("ca.pem"), "postgres", null, config.schema()))) {
            sink.write(List.of(enriched(article("a", 1))));
        }
        assertEquals(List.of("a"), rows(config, "SELECT id FROM article"));

        TestCertificate.make(Files.createDirectory(folder.resolve("other")));
        var other = new PostgresConfig(
                verified + folder.resolve("other").resolve("ca.pem"), "postgres", null, config.schema());
        var refused = assertThrows(SinkException.class, () -> PostgresSink.open(other));
        assertTrue(refused.getMessage().contains("SSL error"), refused.getMessage());
    }

    @Test
    void refusesTablesOfANewerProgram() throws SQLException {
        PostgresSink.open(config).close();
        execute(
                config,
                "INSERT INTO flyway_schema_history SELECT installed_rank + 10, '7', 'later', type, 'V7__later.sql', 1,"
                        + " installed_by, installed_on, 1, true FROM flyway_schema_history WHERE version = '1'");

        assertMessage(config, "schema " + config.schema() + " is of version 7, this program knows 1 at most");
    }

    @Test
    void leavesTablesOfOthersAlone() throws SQLException {
        execute(config, "CREATE SCHEMA " + config.schema() + "; CREATE TABLE " + config.schema() + ".article (x int)");

        assertMessage(config, "choose an empty one with --postgres-schema");

        assertEquals(List.of(), rows(config, "SELECT x FROM article"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://host/db",
                "postgresql://u:secret@host/db",
                "postgresql://host/db?password=secret",
                "host"
            })
    void refusesWhatIsNoAddress(String url) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new PostgresConfig(url, null, null, "copytaster"));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    @Test
    void doesNotTellThePassword() {
        var secret = new PostgresConfig("postgres://host/db?sslmode=require", "u", "hidden", "copytaster");
        assertEquals("PostgresConfig[url=postgresql://host/db, user=u, schema=copytaster]", secret.toString());
        assertThrows(
                IllegalArgumentException.class, () -> new PostgresConfig("postgresql://h/d", null, null, "x; DROP"));
    }

    private static void assertInstanceOfAway(PostgresConfig config) {
        var away = assertThrows(SinkAwayException.class, () -> PostgresSink.open(config));
        assertTrue(away.getMessage().contains("Connection to 127.0.0.1:1 refused"), away.getMessage());
    }

    private static void assertMessage(PostgresConfig config, String expected) {
        var failure = assertThrows(SinkException.class, () -> PostgresSink.open(config));
        assertTrue(failure.getMessage().contains(expected), failure.getMessage());
        assertTrue(failure.getMessage().contains(config.name()), failure.getMessage());
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    }
}
