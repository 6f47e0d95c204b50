package io.copytaster.sink.postgres;

import io.copytaster.sink.Showcase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Views under one name that lead to the tables of one generation: who reads {@code SCHEMA_current.article} need not know
 * which.
 */
public final class CurrentViews implements Showcase {
    private static final List<String> SEEN =
            List.of("article", "mention", "link", "duplicate", "outlet", "actor_per_day", "weapon_by_actor");

    /** A reader in a long transaction holds a view, and everybody behind who waits for it. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '10s'";

    private final PostgresConfig tables;
    private final String views;

    /**
     * The views that lead, or shall lead, to some tables.
     *
     * @param tables the database, and the schema of the tables
     * @param base what the name of the views' schema begins with
     */
    public CurrentViews(PostgresConfig tables, String base) {
        this.tables = tables;
        views = base + "_current";
    }

    @Override
    public String name() {
        return tables.name() + ", schema " + tables.schema();
    }

    @Override
    public Optional<String> identity() {
        try (Connection connection = PostgresSink.source(tables).getConnection();
                Statement statement = connection.createStatement()) {
            if (!isThere(statement, "to_regclass('%s.target')".formatted(tables.schema()))) {
                return Optional.empty();
            }
            try (ResultSet row = statement.executeQuery("SELECT identity FROM %s.target".formatted(tables.schema()))) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailures.of(tables, e);
        }
    }

    @Override
    public void show() {
        try (Connection connection = PostgresSink.source(tables).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(PATIENCE);
            // Not IF NOT EXISTS, which asks for the right to make one also where one was made for this user.
            if (!isThere(statement, "to_regnamespace('%s')".formatted(views))) {
                statement.execute("CREATE SCHEMA " + views);
            }
            for (String seen : SEEN) {
                statement.execute("CREATE OR REPLACE VIEW %s.%s AS SELECT * FROM %s.%s"
                        .formatted(views, seen, tables.schema(), seen));
            }
            connection.commit();
        } catch (SQLException e) {
            throw SqlFailures.of(tables, e);
        }
    }

    private static boolean isThere(Statement statement, String named) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT " + named + " IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
