package io.copytaster.e2e;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A made-up wire: articles of random words, every tenth a copy of an earlier one by another source. */
final class Wire {
    private static final Instant BEGIN = Instant.parse("2015-09-17T08:00:00Z");
    private static final String[] WORDS =
            ("troops tanks border village officials said rebels army shelling talks minister "
                            + "convoy aid refugees ceasefire missile drone airport river bridge monday tuesday morning night "
                            + "spokesman wounded killed seized advanced withdrew reported confirmed denied near north south")
                    .split(" ");

    private Wire() {}

    /** Writes a gzipped file of JSON lines. */
    static Path write(Path file, int articles, long seed) throws IOException {
        var random = new Random(seed);
        var texts = new String[articles];
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (int i = 0; i < articles; i++) {
                boolean copy = i % 10 == 9;
                texts[i] = copy ? texts[i - 1 - random.nextInt(8)] : text(random);
                out.write(
                        "{\"id\":\"w%d\",\"source\":\"%s\",\"title\":\"Story %d\",\"text\":\"%s\",\"publishedAt\":\"%s\"}%n"
                                .formatted(i, copy ? "site" : "wire", i, texts[i], BEGIN.plus(Duration.ofSeconds(i))));
            }
        }
        return file;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.append('.').toString();
    }
}
