package io.copytaster.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.copytaster.enrich.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled lexicon with another name for drones. */
final class ChangedLexicon {
    /** Id of the entry that is another. */
    static final String ENTRY = "drone";

    /** What it is called in this one. */
    static final String NAME = "uncrewed aircraft";

    private ChangedLexicon() {}

    /** Writes it below a folder, unless it is there. */
    static Path in(Path folder) throws IOException {
        Path changed = folder.resolve("lexicon");
        if (Files.exists(changed)) {
            return changed;
        }
        List<String> weapons;
        try (var in = Lexicon.class.getResourceAsStream("/lexicon/weapons.tsv")) {
            weapons = new String(in.readAllBytes(), UTF_8).lines().toList();
        }
        String head = line(weapons, "id");
        String drone = line(weapons, ENTRY);
        Files.createDirectory(changed);
        Files.writeString(changed.resolve("lexicon.txt"), "extends: bundled\n");
        Files.write(
                changed.resolve("drones.tsv"),
                List.of(head, drone.replace("\tUAV\t?drone\t", "\tUAV\t" + NAME + "\t?drone|")));
        return changed;
    }

    private static String line(List<String> lines, String first) {
        return lines.stream()
                .filter(line -> line.startsWith(first + "\t"))
                .findFirst()
                .orElseThrow();
    }
}
