package io.copytaster.ingest.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import io.copytaster.ingest.delivery.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("drop"));
    }

    @Test
    void takesAPlainTextForOneArticle() throws IOException {
        var article = file("story.txt", "\ufeffHeadline\r\n\r\nBody {1}\r\n".getBytes(StandardCharsets.UTF_8))
                .article();

        assertEquals("drop:story.txt", article.getId());
        assertEquals("drop", article.getSource());
        assertNull(article.getTitle());
        assertEquals("Headline\n\nBody {1}\n", article.getText());
        assertNull(article.getPublishedAt());
        assertEquals("text/plain", article.getMediaType());
    }

    @Test
    void readsWhatProgramsOfWindowsWriteInUtf16() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            var story = file(charset + ".txt", "\ufeffТанки\r\n\r\nУ границы.".getBytes(charset));
            var lines = file(charset + ".jsonl", "\ufeff{\"id\":\"1\",\"text\":\"Танки\"}\r\n".getBytes(charset));

            assertEquals("Танки\n\nУ границы.", story.article().getText());
            assertEquals("Танки", lines.article().getText());
        }
    }

    @Test
    void takesATextThatBeginsWithATickerForText() throws IOException {
        assertEquals(
                "<AP> Washington",
                file("a.txt", bytes("<AP> Washington")).article().getText());
        assertEquals(
                "<BP plc> London", file("b", bytes("<BP plc> London")).article().getText());
        assertEquals("[Kabul] news", file("c", bytes("[Kabul] news")).article().getText());
    }

    @Test
    void unpacksATextThatWasPackedTwice() throws IOException {
        byte[] once = Packed.gzip("words");
        var twice = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(twice)) {
            gzip.write(once);
        }

        assertEquals("words", file("a.txt.gz.gz", twice.toByteArray()).article().getText());
    }

    @Test
    void readsAllMembersOfAGzipFile() throws IOException {
        byte[] first = Packed.gzip("{\"id\":\"a\",\"text\":\"b\"}\n");
        byte[] second = Packed.gzip("{\"id\":\"c\",\"text\":\"d\"}\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertEquals(List.of("a", "c"), file("a.jsonl.gz", both).ids());
    }

    @Test
    void rejectsAFileThatIsNoArticleAsItCame() throws IOException {
        rejects("empty-file", new byte[0]);
        rejects("empty-file", Packed.gzip(""));
        rejects("no-text", bytes(" \n\t\n"));
        rejects("unknown-format", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        rejects("unknown-format", bytes("{\n  \"name\": \"a\",\n  \"size\": 3\n}"));
        rejects("unknown-format", bytes("[{\"name\":\"a\"}]"));
        rejects("invalid-utf8", new byte[] {'c', 'a', 'f', (byte) 0xe9, ' ', 'x'});
        rejects("broken-gzip", Arrays.copyOf(Packed.gzip("some words"), 12));
        rejects("broken-gzip", Arrays.copyOf(Packed.gzip("some words"), 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nitf><head><title>Tanks</title></head><body><body.content><p>One.</p><p>Tw",
                "<newsMessage><itemSet><newsItem guid=\"g\"><contentMeta><headline>Tanks</headline></contentMeta></newsItem>",
                "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Tanks</HeadLine></NewsLines></NewsComponent>",
                "<opml><body>"
            })
    void rejectsAWireOfWhichOnlyTheBeginningCame(String xml) throws IOException {
        rejects("broken-xml", bytes(xml));
    }

    @Test
    void readsArticlesInJsonOverSeveralLines() throws IOException {
        assertEquals(
                List.of("a"),
                file("a.json", bytes("{\n  \"id\": \"a\",\n  \"text\": \"b\"\n}"))
                        .ids());

        var list = file("b.json", bytes("[{\"id\":\"a\",\"text\":\"b\"},\n{\"id\":\"c\"}]"));

        assertEquals(List.of("a"), list.ids());
        assertTrue(list.letter(0).startsWith("no-text"), list.letter(0));
    }

    @Test
    void namesTheByteThatIsNoUtf8() throws IOException {
        var letter =
                file("a.txt", new byte[] {'c', 'a', 'f', (byte) 0xe9, ' ', 'x'}).letter();

        assertEquals("invalid-utf8: no valid UTF-8 at byte 3; convert the text to UTF-8", letter.error());
    }

    @Test
    void refusesToUnpackWhatNeverEnds() throws IOException {
        byte[] bomb = Packed.gzip("a ".repeat(Delivery.MAX_WHOLE_BYTES / 2 + 1));

        var letter = file("bomb.txt", bomb).letter();

        assertTrue(letter.error().startsWith("too-large: "), letter.error());
        assertArrayEquals(bomb, letter.value());
    }

    @Test
    void rejectsATextThatNoTopicTakes() throws IOException {
        byte[] large = bytes("words and more\n".repeat(1_400_000));

        var letter = file("large.txt", large).letter();

        assertEquals("drop:large.txt", letter.keyText());
        assertEquals(large.length, letter.value().length);
        assertTrue(letter.error().startsWith("too-large: the article has "), letter.error());
    }

    private void rejects(String reason, byte[] bytes) throws IOException {
        var collected = file("file", bytes);

        var letter = collected.letter();
        assertEquals("drop:file", letter.keyText());
        assertArrayEquals(bytes, letter.value());
        assertEquals(folder.resolve("file").toString(), letter.input());
        assertTrue(letter.error().startsWith(reason + ": "), letter.error());
        assertEquals(1, collected.report().total().seen());
        assertEquals(1, collected.report().total().rejected().get(reason));
        assertTrue(collected.report().isComplete());
    }

    private Collected file(String name, byte[] bytes) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
