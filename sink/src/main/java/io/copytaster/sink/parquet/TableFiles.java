package io.copytaster.sink.parquet;

import io.copytaster.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The rows of a table as they stand in the files of its partitions, one file each, and what has changed since those were
 * written. Where each row stands is known from an index in memory.
 */
final class TableFiles<T extends SpecificRecord> {
    private record Held(long version, Partition partition) {}

    private final Table<T> table;
    private final Path folder;
    private final Map<String, Held> held = new HashMap<>();
    /** Rows to be written, by partition and id. */
    private final Map<Partition, Map<String, T>> fresh = new HashMap<>();
    /** Ids of rows in files that are no longer right, by partition. */
    private final Map<Partition, Set<String>> stale = new HashMap<>();

    private TableFiles(Table<T> table, Path folder) {
        this.table = table;
        this.folder = folder;
    }

    /** Finds out which rows the files hold. */
    static <T extends SpecificRecord> TableFiles<T> open(Table<T> table, Path parent) throws IOException {
        var files = new TableFiles<>(table, parent.resolve(table.name()));
        for (Path file : files.all()) {
            files.readKeys(file);
        }
        return files;
    }

    /** Whether there are no rows. */
    boolean isEmpty() {
        return held.isEmpty();
    }

    /** Removes all files. */
    void clear() throws IOException {
        for (Path file : all()) {
            remove(file);
        }
        held.clear();
        stale.clear();
    }

    /** Puts a row unless a newer one is held. */
    void put(T row) {
        String id = table.id().apply(row);
        long version = table.version().applyAsLong(row);
        Held before = held.get(id);
        if (before != null && before.version() > version) {
            return;
        }
        drop(id, before);
        Partition partition = table.partition().apply(row);
        fresh.computeIfAbsent(partition, p -> new HashMap<>()).put(id, row);
        held.put(id, new Held(version, partition));
    }

    /** Removes a row unless one newer than the version given is held; null: whatever is held. */
    void remove(String id, Long version) {
        Held before = held.get(id);
        if (before != null && (version == null || before.version() <= version)) {
            drop(id, before);
            held.remove(id);
        }
    }

    /** Writes anew each file that is no longer right; those that gain rows first. */
    void publish() throws IOException {
        for (Partition partition : List.copyOf(fresh.keySet())) {
            publish(partition);
        }
        for (Partition partition : List.copyOf(stale.keySet())) {
            publish(partition);
        }
    }

    private void publish(Partition partition) throws IOException {
        Map<String, T> added = fresh.getOrDefault(partition, Map.of());
        Set<String> gone = stale.getOrDefault(partition, Set.of());
        Path path = partition.in(folder).resolve(table.fileName());
        var file = new RowFile<>(path, table.type());
        var rows = new ArrayList<T>(added.values());
        for (T row : file.read()) {
            String id = table.id().apply(row);
            if (!added.containsKey(id) && !gone.contains(id)) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            remove(path);
        } else {
            rows.sort(Comparator.comparing(table.id()));
            file.replace(rows);
        }
        fresh.remove(partition);
        stale.remove(partition);
    }

    private void drop(String id, Held before) {
        if (before != null) {
            Map<String, T> unwritten = fresh.get(before.partition());
            if (unwritten != null) {
                unwritten.remove(id);
            }
            stale.computeIfAbsent(before.partition(), p -> new HashSet<>()).add(id);
        }
    }

    private void readKeys(Path file) {
        var partition = new Partition(folder.relativize(file.getParent()).toString());
        try {
            new RowFile<>(file, table.type()).keys((id, version) -> {
                Held other = held.get(id);
                // In two files after a crash between writing the one and the other: the newer counts, and of equals
                // any,
                // because a crash is followed by the same records again.
                if (other != null && other.version() > version) {
                    stale.computeIfAbsent(partition, p -> new HashSet<>()).add(id);
                    return;
                }
                if (other != null) {
                    stale.computeIfAbsent(other.partition(), p -> new HashSet<>())
                            .add(id);
                }
                held.put(id, new Held(version, partition));
            });
        } catch (IOException | RuntimeException e) {
            throw new SinkException(
                    file + ": cannot be read as a file that copytaster wrote (" + e
                            + "); move it away or choose another folder with --parquet",
                    e);
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().equals(table.fileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (Path empty = file.getParent(); isPartition(empty) && isEmpty(empty); empty = empty.getParent()) {
            Files.delete(empty);
        }
    }

    private static boolean isPartition(Path folder) {
        return Files.isDirectory(folder) && folder.getFileName().toString().contains("=");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
