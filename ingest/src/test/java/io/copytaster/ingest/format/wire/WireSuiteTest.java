package io.copytaster.ingest.format.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Tar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads IPTC's own NewsML-G2 files where they are at hand: each is an article, or says clearly why it is none. */
class WireSuiteTest {
    private static final List<Path> ARCHIVES = List.of(
            Path.of("../shared/eval/wire/newsml-g2-samples.tar.gz"),
            Path.of("../../shared/eval/wire/newsml-g2-samples.tar.gz"));
    private static final Pattern NEWS = Pattern.compile("(?s).*<(newsItem|packageItem|newsMessage|contentSet)\\b.*");
    private static final Pattern WORDS =
            Pattern.compile("(?s).*<(headline|body\\.content|inlineData)\\b[^/>]*>\\s*\\S.*");

    @TempDir
    Path folder;

    @Test
    void readsEveryFileThatHoldsText() throws IOException {
        for (var file : files().entrySet()) {
            Collected read = Collected.from(Files.write(folder.resolve("item.xml"), file.getValue()));

            assertTrue(read.articles.size() + read.letters.size() > 0, file.getKey());
            read.letters.forEach(letter ->
                    assertTrue(letter.error().matches("(no-text|no-article|no-feed): .*"), file.getKey() + letter));
            String text = new String(file.getValue(), StandardCharsets.UTF_8).replaceAll("(?s)<!--.*?-->", "");
            boolean fails = file.getKey().contains("should_fail");
            if (!fails && NEWS.matcher(text).matches() && WORDS.matcher(text).matches()) {
                assertEquals(1, read.articles.size(), file.getKey() + read.letters);
            }
        }
    }

    private static Map<String, byte[]> files() throws IOException {
        Path archive = ARCHIVES.stream().filter(Files::exists).findFirst().orElse(null);
        if (archive == null) {
            return Map.of();
        }
        try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
            var files = new TreeMap<>(Tar.read(in));
            files.keySet().removeIf(name -> !name.endsWith(".xml"));
            return files;
        }
    }
}
