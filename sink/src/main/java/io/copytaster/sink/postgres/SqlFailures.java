package io.copytaster.sink.postgres;

import io.copytaster.sink.BatchRefusedException;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * What a failure of the database means for what was to be written, by its SQLSTATE
 * (<a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a>).
 */
final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String STANDBY = "25006";
    /** What the driver says when it could not prove who it is. */
    private static final String REJECTED = "08004";

    /** Connection, transaction rollback, resources, operator's intervention, locks, I/O. */
    private static final Set<String> AWAY = Set.of("08", "40", "53", "55", "57", "58");
    /** Data exception, integrity constraint, program limit. */
    private static final Set<String> REFUSED = Set.of("22", "23", "54");

    private SqlFailures() {}

    /** The failure in this project's words. */
    static SinkException of(PostgresConfig config, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String kind = state.length() < 2 ? "08" : state.substring(0, 2);
        String message = config.name() + ": " + firstLine(failure);
        // Two writers met at one id, the server is a standby until it takes over, or it does not answer.
        boolean away = state.equals(UNIQUE_VIOLATION) || state.equals(STANDBY) || AWAY.contains(kind);
        if (away && !state.equals(REJECTED)) {
            return new SinkAwayException(message, failure);
        }
        if (REFUSED.contains(kind)) {
            return new BatchRefusedException(message, failure);
        }
        return new SinkException(message + hint(config, kind, state), failure);
    }

    private static String hint(PostgresConfig config, String kind, String state) {
        return switch (kind) {
            case "28", "08" -> "; check --postgres-user and the password, COPYTASTER_POSTGRES_PASSWORD";
            case "3D" -> "; create the database or check --postgres-url";
            case "42" ->
                state.equals("42501")
                        ? "; grant it to the user, or choose another with --postgres-user"
                        : "; the tables in schema " + config.schema()
                                + " are not those that this program made: choose another with --postgres-schema";
            default -> "";
        };
    }

    /** The server's own words without the detail, which may quote the article. */
    private static String firstLine(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse(message).replaceFirst("\\.$", "");
        return line.toUpperCase(Locale.ROOT).startsWith("FATAL: ") ? line.substring("FATAL: ".length()) : line;
    }
}
