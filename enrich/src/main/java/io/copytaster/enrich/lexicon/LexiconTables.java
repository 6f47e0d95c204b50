package io.copytaster.enrich.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a lexicon as they were written, not yet checked.
 *
 * @param name what the lexicon is called
 * @param own its tables by file name
 * @param extended tables that its own are laid over; empty: none
 */
public record LexiconTables(String name, Map<String, String> own, Map<String, String> extended) {
    /** What stands before the names of the files that are extended. */
    static final String EXTENDED = "bundled/";

    private static final String BUNDLED = "bundled";
    private static final String SETTINGS = "lexicon.txt";

    private static final List<String> BUNDLED_FILES = List.of(
            "states.tsv",
            "groups.tsv",
            "groups-by-country.tsv",
            "organisations.tsv",
            "people.tsv",
            "people-by-country.tsv",
            "office-holders.tsv",
            "politicians-americas.tsv",
            "politicians-asia-pacific.tsv",
            "politicians-europe.tsv",
            "politicians-middle-east-africa.tsv",
            "attackers.tsv",
            "parties.tsv",
            "peoples.tsv",
            "public-bodies.tsv",
            "generic-actors.tsv",
            "weapons.tsv",
            "weapons-land.tsv",
            "weapons-air.tsv",
            "companies.tsv",
            "cyber-groups.tsv",
            "weapons-missiles.tsv",
            "weapons-small-arms.tsv",
            "weapons-munitions.tsv",
            "weapons-ships.tsv",
            "names-ar.tsv",
            "names-de.tsv",
            "names-es.tsv",
            "names-fr.tsv",
            "names-ru.tsv",
            "names-uk.tsv");

    public LexiconTables {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own)); // in the order read, for the messages
        extended = Collections.unmodifiableMap(new LinkedHashMap<>(extended));
    }

    /** The tables that ship with the program. */
    static LexiconTables bundled() {
        return new LexiconTables(BUNDLED, bundledFiles(), Map.of());
    }

    /**
     * Every {@code *.tsv} file in a folder, not in the folders below it. The lexicon is named after the folder. A file
     * {@code lexicon.txt} with the line {@code extends: bundled} lays them over those that ship with the program.
     *
     * @throws LexiconException if there is none
     * @throws UncheckedIOException if one cannot be read
     */
    public static LexiconTables in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LexiconException(
                    List.of(folder + ": no such folder; name one that holds the lexicon's *.tsv files"));
        }
        Map<String, String> files = new TreeMap<>();
        boolean extending;
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(LexiconTables::isTable).sorted().toList()) {
                files.put(file.getFileName().toString(), read(file));
            }
            Path settings = folder.resolve(SETTINGS);
            extending = Files.exists(settings) && extendsBundled(read(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new LexiconException(List.of(folder + ": no *.tsv file in it; docs/lexicon.md describes the format"));
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new LexiconTables(
                name == null ? "lexicon" : name.toString(), files, extending ? bundledFiles() : Map.of());
    }

    private static boolean extendsBundled(String settings) {
        boolean extending = false;
        int number = 0;
        for (String line : settings.split("\n", -1)) {
            number++;
            String words = line.replace("\uFEFF", "").strip();
            if (words.isEmpty() || words.startsWith("#")) {
                continue;
            }
            if (!words.matches("extends\\s*:\\s*" + BUNDLED)) {
                throw new LexiconException(List.of(
                        SETTINGS + ":" + number + ": '" + words + "' is not understood; write extends: " + BUNDLED));
            }
            extending = true;
        }
        return extending;
    }

    private static Map<String, String> bundledFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : BUNDLED_FILES) {
            try (InputStream in = LexiconTables.class.getResourceAsStream("/lexicon/" + file)) {
                Objects.requireNonNull(in, file);
                files.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static boolean isTable(Path file) {
        return file.getFileName().toString().endsWith(".tsv") && Files.isRegularFile(file);
    }
}
