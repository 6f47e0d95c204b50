package io.copytaster.ingest.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.source.stdin.StandardInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintingOutletTest {
    private static final String LINES = "{\"id\":\"a\",\"text\":\"“b”\"}\nbad\n{\"id\":\"c\",\"text\":\"d\"}\n";

    private final ByteArrayOutputStream rejected = new ByteArrayOutputStream();

    @Test
    void printsArticlesAsJsonLinesAndRejectionsBeside() {
        var printed = new ByteArrayOutputStream();

        run(new PrintStream(printed, false, StandardCharsets.US_ASCII));

        var lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertEquals(
                "{\"id\":\"a\",\"source\":\"stdin\",\"guid\":null,\"url\":null,\"version\":1,\"status\":\"USABLE\","
                        + "\"embargoedUntil\":null,\"title\":null,\"text\":\"“b”\",\"language\":null,\"byline\":null,"
                        + "\"publishedAt\":null,\"versionCreatedAt\":null,\"receivedAt\":\"2026-03-01T12:00:00Z\","
                        + "\"mediaType\":\"application/x-ndjson\",\"attributes\":{}}",
                lines.get(0));
        var words = rejected.toString(StandardCharsets.UTF_8);
        assertEquals(
                "rejected key=stdin:2 input=stdin:2 bytes=3 error=not-json",
                words.substring(0, words.indexOf(": no JSON")));
        assertEquals(words.length() - 1, words.indexOf('\n'));
    }

    @Test
    void endsWhenNobodyReadsTheOutput() {
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThrows(OutletException.class, () -> run(closed));
    }

    private void run(PrintStream articles) {
        var outlet = new PrintingOutlet(articles, new PrintStream(rejected, false, StandardCharsets.UTF_8));
        try (var ingest = new Ingest(outlet, InstantSource.fixed(Collected.NOW))) {
            ingest.run(List.of(new StandardInput(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)))));
        }
    }
}
