package io.copytaster.enrich.lexicon;

import io.copytaster.enrich.lexicon.LexiconFile.Located;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The actors and weapons that the tagger knows, read from tables ({@code *.tsv}, described in docs/lexicon.md) and checked
 * whole: a lexicon with one wrong line is refused. Immutable.
 */
public final class Lexicon {
    private static final List<String> BUNDLED = List.of(
            "states.tsv",
            "groups.tsv",
            "groups-by-country.tsv",
            "organisations.tsv",
            "people.tsv",
            "people-by-country.tsv",
            "generic-actors.tsv",
            "weapons.tsv",
            "weapons-land.tsv",
            "weapons-air.tsv",
            "weapons-missiles.tsv",
            "weapons-small-arms.tsv",
            "weapons-munitions.tsv",
            "weapons-ships.tsv");

    private final Map<String, Entry> entries;
    private final String version;

    private Lexicon(String name, Map<String, String> files) {
        List<String> problems = new ArrayList<>();
        List<Located> located = new ArrayList<>();
        files.forEach((file, content) -> located.addAll(new LexiconFile(file, problems).read(content)));
        new LexiconCheck(problems).check(located);
        if (!problems.isEmpty()) {
            throw new LexiconException(problems);
        }
        Map<String, Entry> byId = new LinkedHashMap<>();
        located.forEach(row -> byId.put(row.entry().id(), row.entry()));
        this.entries = Map.copyOf(byId);
        this.version = name + "-" + hash(byId);
    }

    /**
     * The lexicon that ships with the program.
     *
     * @throws LexiconException if it is broken
     */
    public static Lexicon bundled() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : BUNDLED) {
            try (InputStream in = Lexicon.class.getResourceAsStream("/lexicon/" + file)) {
                Objects.requireNonNull(in, file);
                files.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Lexicon("bundled", files);
    }

    /**
     * Every {@code *.tsv} file in a folder, not in the folders below it. The lexicon is named after the folder.
     *
     * @throws LexiconException if there is none, or a line of one is wrong; the message says which and why
     * @throws UncheckedIOException if one cannot be read
     */
    public static Lexicon load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LexiconException(
                    List.of(folder + ": no such folder; name one that holds the lexicon's *.tsv files"));
        }
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(Lexicon::isTable).sorted().toList()) {
                files.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new LexiconException(List.of(folder + ": no *.tsv file in it; docs/lexicon.md describes the format"));
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new Lexicon(name == null ? "lexicon" : name.toString(), files);
    }

    /** Name and short hash of the entries; the same whatever the order of lines and the split over files. */
    public String version() {
        return version;
    }

    /** All entries by id. */
    public Map<String, Entry> entries() {
        return entries;
    }

    private static boolean isTable(Path file) {
        return file.getFileName().toString().endsWith(".tsv") && Files.isRegularFile(file);
    }

    private static String hash(Map<String, Entry> byId) {
        String canonical = byId.values().stream().map(Entry::toString).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
