package io.copytaster.ingest.format.jsonl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void goesOnAfterABadLine() throws IOException {
        var collected = lines("{\"id\":\"a\",\"text\":\"b\"}\n\nbad\r\n{\"id\":\"c\",\"text\":\"d\"}\r\n");

        assertEquals(List.of("a", "c"), collected.ids());
        assertEquals("wire.jsonl:3", collected.letters.get(0).keyText());
    }

    @Test
    void rejectsBytesThatAreNoUtf8() throws IOException {
        var line = new ByteArrayOutputStream();
        line.writeBytes("{\"id\":\"a\",\"text\":\"caf".getBytes(StandardCharsets.UTF_8));
        line.write(0xe9);
        line.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        var letter = file("wire.jsonl", line.toByteArray()).letter();

        assertArrayEquals(line.toByteArray(), letter.value());
        assertEquals("invalid-utf8: no valid UTF-8 at byte 21 of the line; convert it to UTF-8", letter.error());
    }

    @Test
    void rejectsAnArticleThatNoTopicTakesAndGoesOn() throws IOException {
        String large = "{\"id\":\"big\",\"text\":\"" + "x".repeat(20 << 20) + "\"}";

        var collected = lines(large + "\n{\"id\":\"small\",\"text\":\"b\"}");

        assertEquals(List.of("small"), collected.ids());
        var letter = collected.letters.get(0);
        assertEquals("big", letter.keyText());
        assertEquals(large.length(), letter.value().length);
        assertEquals(Map.of("too-large", 1L), collected.report().total().rejected());
    }

    @Test
    void recognisesJsonLinesAndGzipByTheirContent() throws IOException {
        assertEquals(
                "a",
                file("wire", Packed.gzip("{\"id\":\"a\",\"text\":\"b\"}\n"))
                        .article()
                        .getId());
        assertEquals(
                "a",
                file("other.txt", bytes("\ufeff { \"id\":\"a\",\"text\":\"b\"}\n"))
                        .article()
                        .getId());
    }

    @Test
    void takesTheLinesBeforeGzipDataEndsEarly() throws IOException {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"text\":\"")
                    .append(random.nextLong())
                    .append("\"}\n");
        }
        byte[] packed = Packed.gzip(text.toString());

        var collected = file("wire.jsonl.gz", Arrays.copyOf(packed, packed.length - 2000));

        assertTrue(collected.articles.size() > 1000, "articles before the end: " + collected.articles.size());
        assertEquals(1, collected.letters.size());
        assertEquals(
                folder.getFileName() + ":wire.jsonl.gz",
                collected.letters.get(0).keyText());
        assertEquals(Map.of("broken-gzip", 1L), collected.report().total().rejected());
        assertTrue(collected
                .letters
                .get(0)
                .error()
                .contains("line " + (collected.articles.size() + 1) + ": its gzip data ends early"));
    }

    @Test
    void countsUnderTheSourceThatALineNames() throws IOException {
        var report = lines("{\"id\":\"a\",\"text\":\"b\",\"source\":\"x\"}\n{\"id\":\"c\",\"source\":\"x\"}\nbad")
                .report();

        assertEquals(
                List.of("wire", "x"),
                report.sources().stream().map(s -> s.source()).toList());
        var x = report.sources().get(1);
        assertEquals(2, x.seen());
        assertEquals(1, x.sent());
        assertEquals(Map.of("no-text", 1L), x.rejected());
        assertEquals(3, report.total().seen());
    }

    @Test
    void replacesHalvesOfCharactersThatJsonWritesAlone() throws IOException {
        var article = lines(
                        "{\"id\":\"a\",\"title\":\"\\udc00\",\"text\":\"b \\ud800\",\"attributes\":{\"k\":\"\\ud83d\"}}")
                .article();

        assertEquals("\ufffd", article.getTitle());
        assertEquals("b \ufffd", article.getText());
        assertEquals(Map.of("k", "\ufffd"), article.getAttributes());
        assertEquals("\ufffd", lines("{\"id\":\"\\ud800\"}").letter().keyText());
    }

    private Collected lines(String text) throws IOException {
        return file("wire.jsonl", bytes(text));
    }

    private Collected file(String name, byte[] bytes) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
