package io.copytaster.sink.parquet;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** DuckDB, which knows of Parquet files what their format says and nothing else. */
public final class Duck {
    private Duck() {}

    /** Rows of a query, each as its columns with a bar between; {@code FILES} stands for all files of a table. */
    public static List<String> rows(Path folder, String table, String sql) throws SQLException {
        String files = "read_parquet('" + folder.resolve(table) + "/**/*.parquet', hive_partitioning = true)";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(sql.replace("FILES", files))) {
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
    }
}
