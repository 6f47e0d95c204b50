package io.copytaster.sink.postgres;

import java.util.regex.Pattern;

/**
 * Where the tables are.
 *
 * @param url address of a database, such as {@code postgresql://host:5432/news}; further settings of the driver may
 *     follow it, such as {@code ?sslmode=verify-full}
 * @param user who writes; null: as the driver or the address has it
 * @param password null: as the driver has it, from a password file
 * @param schema schema of the tables, made where it is missing
 */
public record PostgresConfig(String url, String user, String password, String schema) {
    /** Schema of the tables if none is named. */
    public static final String DEFAULT_SCHEMA = "copytaster";

    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final String JDBC = "jdbc:";

    /** Checks address and name. */
    public PostgresConfig {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(
                    "sink postgres needs a database: add --postgres-url postgresql://HOST:PORT/DATABASE");
        }
        String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
        plain = plain.startsWith("postgres:") ? "postgresql:" + plain.substring("postgres:".length()) : plain;
        url = JDBC + plain;
        if (!plain.startsWith("postgresql://") || plain.contains("@") || plain.contains("password=")) {
            throw new IllegalArgumentException(named(url)
                    + ": no address of a PostgreSQL database; it is written postgresql://HOST:PORT/DATABASE, and user and"
                    + " password go into options of their own");
        }
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "--postgres-schema must be lower-case letters, digits and underscores: " + schema);
        }
    }

    /** The address without anything secret. */
    public String name() {
        return named(url);
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "PostgresConfig[url=" + name() + ", user=" + user + ", schema=" + schema + "]";
    }

    private static String named(String url) {
        String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
        int settings = plain.indexOf('?');
        plain = settings < 0 ? plain : plain.substring(0, settings);
        int host = plain.lastIndexOf('@');
        return host < 0 ? plain : plain.substring(host + 1);
    }
}
