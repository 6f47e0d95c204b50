package io.copytaster.enrich.lexicon;

import io.copytaster.enrich.lexicon.EntryTable.Located;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The actors and weapons that the tagger knows, read from tables ({@code *.tsv}, described in docs/lexicon.md) and checked
 * whole: a lexicon with one wrong line is refused. Immutable.
 */
public final class Lexicon {
    private final Map<String, Entry> entries;
    private final Map<String, Map<String, List<Alias>>> names;
    /** Reckoned beside what is made of the lexicon, since it takes a tenth of a second when a program starts. */
    private final CompletableFuture<String> version;

    private Lexicon(String name, Map<String, Entry> entries, Map<String, Map<String, List<Alias>>> names) {
        this.entries = Map.copyOf(entries);
        this.names = Map.copyOf(names);
        this.version = CompletableFuture.supplyAsync(() -> name + "-" + hash(this.entries, names));
    }

    /**
     * The lexicon that ships with the program. Its lines are not held against each other, which takes as long as all
     * else: a test does that with {@link #bundledChecked}.
     *
     * @throws LexiconException if a line of it is broken
     */
    public static Lexicon bundled() {
        return of(LexiconTables.bundled(), false);
    }

    /**
     * The same, checked whole.
     *
     * @throws LexiconException if it is broken
     */
    public static Lexicon bundledChecked() {
        return of(LexiconTables.bundled(), true);
    }

    /**
     * The lexicon in a folder, as {@link LexiconTables#in} reads it.
     *
     * @throws LexiconException if there is none, or a line of it is wrong; the message says which and why
     * @throws UncheckedIOException if one cannot be read
     */
    public static Lexicon load(Path folder) {
        return of(LexiconTables.in(folder));
    }

    /**
     * The lexicon that tables hold.
     *
     * @throws LexiconException if a line of one is wrong; the message says which and why
     */
    public static Lexicon of(LexiconTables tables) {
        return of(tables, true);
    }

    private static Lexicon of(LexiconTables tables, boolean whole) {
        List<String> problems = new ArrayList<>();
        Content extended = Content.of(LexiconTables.EXTENDED, tables.extended(), problems);
        Content own = Content.of("", tables.own(), problems);
        List<Located> entries = own.entriesOver(extended);
        List<NameTable.Named> names = own.namesOver(extended);
        if (whole) {
            new LexiconCheck(problems).check(entries, names);
        }
        if (!problems.isEmpty()) {
            throw new LexiconException(problems);
        }
        Map<String, Entry> byId = new LinkedHashMap<>();
        entries.forEach(row -> byId.put(row.entry().id(), row.entry()));
        Map<String, Map<String, List<Alias>>> byLanguage = new TreeMap<>();
        names.forEach(row -> byLanguage
                .computeIfAbsent(row.language(), language -> new TreeMap<>())
                .put(row.id(), row.names()));
        return new Lexicon(tables.name(), byId, byLanguage);
    }

    /** Name and short hash of the entries; the same whatever the order of lines and the split over files. */
    public String version() {
        return version.join();
    }

    /** All entries by id. */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** Names in languages other than English: by language (ISO 639-1), then by id. */
    public Map<String, Map<String, List<Alias>>> names() {
        return names;
    }

    private static String hash(Map<String, Entry> entries, Map<String, Map<String, List<Alias>>> names) {
        var canonical = new StringBuilder(1 << 20);
        new TreeMap<>(entries).values().forEach(entry -> entry.appendTo(canonical));
        canonical.append(names);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** What some tables hold, before it is checked. */
    private static final class Content {
        private final List<String> problems;
        private final List<Located> entries = new ArrayList<>();
        private final List<NameTable.Named> names = new ArrayList<>();

        private Content(List<String> problems) {
            this.problems = problems;
        }

        /**
         * What some tables hold, read on all cores.
         *
         * @param folder stands before their names in problems
         * @param problems is added to, in the order of tables
         */
        static Content of(String folder, Map<String, String> tables, List<String> problems) {
            var all = new Content(problems);
            tables.entrySet().parallelStream()
                    .map(table -> {
                        var one = new Content(new ArrayList<>());
                        one.read(folder + table.getKey(), table.getValue());
                        return one;
                    })
                    .toList()
                    .forEach(all::add);
            return all;
        }

        private void add(Content other) {
            problems.addAll(other.problems);
            entries.addAll(other.entries);
            names.addAll(other.names);
        }

        private void read(String file, String content) {
            Table table = Table.read(file, content, List.of(NameTable.KIND, EntryTable.KIND), problems);
            if (NameTable.KIND.equals(table.kind())) {
                names.addAll(NameTable.read(table));
            } else {
                entries.addAll(EntryTable.read(table, problems));
            }
        }

        /** The entries here, and those of others whose ids are not among them. */
        List<Located> entriesOver(Content extended) {
            Set<String> ids = entries.stream().map(row -> row.entry().id()).collect(Collectors.toSet());
            return Stream.concat(
                            extended.entries.stream()
                                    .filter(row -> !ids.contains(row.entry().id())),
                            entries.stream())
                    .toList();
        }

        /** The names here, and those of others for which there is none in the same language here. */
        List<NameTable.Named> namesOver(Content extended) {
            Set<String> keys = names.stream().map(NameTable.Named::key).collect(Collectors.toSet());
            return Stream.concat(extended.names.stream().filter(row -> !keys.contains(row.key())), names.stream())
                    .toList();
        }
    }
}
