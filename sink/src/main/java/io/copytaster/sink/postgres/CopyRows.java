package io.copytaster.sink.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.postgresql.copy.CopyManager;

/**
 * Rows of a table in the text format of
 * <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>.
 */
final class CopyRows {
    private final String columns;
    private final StringBuilder rows = new StringBuilder();
    private boolean inRow;

    CopyRows(List<String> columns) {
        this.columns = String.join(", ", columns);
    }

    CopyRows text(String value) {
        separate();
        if (value == null) {
            rows.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
        return this;
    }

    CopyRows number(Number value) {
        separate();
        rows.append(value == null ? "\\N" : value.toString());
        return this;
    }

    CopyRows time(Instant value) {
        return text(value == null ? null : Timestamps.text(value));
    }

    void end() {
        rows.append('\n');
        inRow = false;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Sends the rows into a table that has these columns. */
    void into(String table, CopyManager copy) throws SQLException {
        if (isEmpty()) {
            return;
        }
        try {
            copy.copyIn("COPY " + table + " (" + columns + ") FROM STDIN", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("connection broke: " + e.getMessage(), "08006", e);
        }
    }

    private void separate() {
        if (inRow) {
            rows.append('\t');
        }
        inRow = true;
    }
}
