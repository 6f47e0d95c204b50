package io.copytaster.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Views under one name that lead to the tables of one generation: who reads {@code SCHEMA_current.article} need not know
 * which.
 */
public final class CurrentViews {
    private static final List<String> SEEN =
            List.of("article", "mention", "link", "duplicate", "outlet", "actor_per_day", "weapon_by_actor");

    private CurrentViews() {}

    /**
     * Leads the views to a schema, all at once; makes them where they are missing.
     *
     * @param config the database, and the schema whose name that of the views begins with
     * @param schema the schema that is to be seen
     * @throws io.copytaster.sink.SinkException if the schema is not there, or the user may not
     */
    public static void lead(PostgresConfig config, String schema) {
        String views = config.schema() + "_current";
        try (Connection connection = PostgresSink.source(config).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + views);
            for (String seen : SEEN) {
                statement.execute(
                        "CREATE OR REPLACE VIEW %s.%s AS SELECT * FROM %s.%s".formatted(views, seen, schema, seen));
            }
            connection.commit();
        } catch (SQLException e) {
            throw SqlFailures.of(config, e);
        }
    }
}
