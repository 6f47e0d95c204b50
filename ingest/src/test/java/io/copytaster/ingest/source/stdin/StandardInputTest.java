package io.copytaster.ingest.source.stdin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardInputTest {
    private static final String LINES = "{\"id\":\"a\",\"text\":\"b\"}\nbad\n{\"id\":\"c\",\"text\":\"d\"}";

    @Test
    void readsJsonLines() {
        var collected = from(LINES.getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of("a", "c"), collected.ids());
        assertEquals("stdin", collected.articles.get(0).getSource());
        assertEquals("stdin:2", collected.letters.get(0).keyText());
    }

    @Test
    void unpacksGzip() {
        assertEquals(List.of("a", "c"), from(Packed.gzip(LINES)).ids());
    }

    @Test
    void takesTextForBrokenLines() {
        var collected = from("some words\nmore\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(2, collected.letters.size());
        assertTrue(collected.articles.isEmpty());
    }

    @Test
    void saysThatAnArticleHasToBeOnOneLineHere() {
        var collected = from("{\n\"id\": \"a\",\n\"text\": \"b\"\n}".getBytes(StandardCharsets.UTF_8));

        assertEquals(4, collected.letters.size());
        assertEquals(
                "not-json: no JSON object: it breaks off; here an article has to be on one line, in a file it may go over"
                        + " several",
                collected.letter(0));
    }

    @Test
    void tellsOfOneThatBringsNothing() {
        for (String nothing : List.of("", "\n", " \r\n\t\n")) {
            assertEquals(
                    "empty-file: there is no line in it",
                    from(nothing.getBytes(StandardCharsets.UTF_8)).letter().error());
        }
    }

    @Test
    void readsAPipe() throws IOException {
        var pipe = Pipe.open();
        try (var sink = pipe.sink()) {
            sink.write(ByteBuffer.wrap(LINES.getBytes(StandardCharsets.UTF_8)));
        }

        var collected = Collected.from(List.of(new StandardInput(new ChannelStream(pipe.source()))));

        assertEquals(List.of("a", "c"), collected.ids());
    }

    private static Collected from(byte[] bytes) {
        return Collected.from(List.of(new StandardInput(new ByteArrayInputStream(bytes))));
    }
}
