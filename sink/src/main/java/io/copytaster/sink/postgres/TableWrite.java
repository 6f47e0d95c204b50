package io.copytaster.sink.postgres;

import io.copytaster.sink.BatchChanges.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;

/**
 * Changes of one table on their way. What is not held yet goes in by COPY, the fastest way there is; what is goes by
 * COPY into a table beside it, and from there by an upsert that is guarded by the version.
 */
final class TableWrite<T> {
    private final String table;
    private final List<String> columns;
    private final BiConsumer<T, CopyRows> row;

    TableWrite(String table, List<String> columns, BiConsumer<T, CopyRows> row) {
        this.table = table;
        this.columns = columns;
        this.row = row;
    }

    /** Makes the table, for this connection alone, that rows are put into before they replace others. */
    static String staging(String table) {
        return "CREATE TEMPORARY TABLE IF NOT EXISTS incoming_" + table + " (LIKE " + table + ") ON COMMIT DELETE ROWS";
    }

    /** Removes rows by a key. */
    static void delete(Connection connection, String table, String key, Collection<String> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE " + key + " = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("text", values.toArray()));
            delete.executeUpdate();
        }
    }

    /** Writes the changes and returns the ids of rows that were held and are replaced. */
    List<String> write(List<Change<T>> changes, Connection connection, CopyManager copy) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, Long> held = held(changes, connection);
        var fresh = new CopyRows(columns);
        var newer = new CopyRows(columns);
        var replaced = new ArrayList<String>();
        var gone = new ArrayList<String>();
        for (Change<T> change : changes) {
            Long version = held.get(change.id());
            if (version != null && change.version() != null && version > change.version()) {
                continue;
            }
            if (change.isWithdrawal()) {
                gone.add(change.id());
            } else if (version == null) {
                row.accept(change.value(), fresh);
            } else {
                row.accept(change.value(), newer);
                replaced.add(change.id());
            }
        }
        gone.retainAll(held.keySet());
        delete(connection, table, "id", gone);
        fresh.into(table, copy);
        newer.into("incoming_" + table, copy);
        if (!replaced.isEmpty()) {
            try (var upsert = connection.createStatement()) {
                upsert.executeUpdate(upsert());
            }
        }
        return replaced;
    }

    /** Locks the rows that are held, so that they are still held as they were found when they are replaced. */
    private Map<String, Long> held(List<Change<T>> changes, Connection connection) throws SQLException {
        var held = new HashMap<String, Long>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, version FROM " + table + " WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", changes.stream().map(Change::id).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return held;
    }

    private String upsert() {
        String names = String.join(", ", columns);
        String set = columns.stream()
                .filter(column -> !column.equals("id"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM incoming_" + table
                + " ON CONFLICT (id) DO UPDATE SET " + set + " WHERE " + table + ".version <= excluded.version";
    }
}
