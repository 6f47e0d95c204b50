package io.copytaster.ingest.format.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.RawArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void splitsLinesOfAnyLength() throws IOException {
        var expected = new ArrayList<String>();
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000, 3, 0, 7}) {
            expected.add("x".repeat(length));
        }

        var lines = lines(String.join("\n", expected), 1 << 20);
        var found = new ArrayList<String>();
        while (lines.next()) {
            found.add(new String(lines.copy(), StandardCharsets.UTF_8));
            assertFalse(lines.isCut());
            assertEquals(found.size(), lines.number());
        }

        assertEquals(expected, found);
    }

    @Test
    void keepsTheBeginningOfALineOverTheLimit() throws IOException {
        for (int length : new int[] {1001, 65_537, 300_000}) {
            var lines = lines("first\n" + "y".repeat(length) + "\nlast", 1000);

            assertTrue(lines.next());
            assertTrue(lines.next());
            assertEquals("y".repeat(1000), new String(lines.copy(), StandardCharsets.UTF_8));
            assertEquals(length, lines.length());
            assertTrue(lines.isCut());
            assertTrue(lines.next());
            assertEquals("last", new String(lines.copy(), StandardCharsets.UTF_8));
            assertEquals(3, lines.number());
            assertFalse(lines.next());
        }
    }

    @Test
    void rejectsALineOverTheLimitUnderItsId() throws IOException {
        var rejected = new ArrayList<String>();
        var taken = new ArrayList<String>();
        var desk = new Desk() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public boolean take(RawArticle article, Piece piece) {
                return taken.add(article.getId());
            }

            @Override
            public void reject(Piece piece, Reason reason, String error) {
                rejected.add(reason + " " + piece.key() + " " + piece.bytes().get().length);
            }
        };
        var text = "{\"id\":\"long\",\"text\":\"" + "z".repeat(5000) + "\"}\n{\"id\":\"short\",\"text\":\"b\"}";
        var delivery =
                new Delivery(Delivery.Kind.STREAM, "stdin", "stdin", "stdin", "stdin", "stdin", null, null, () -> null);

        new JsonLines(1000).read(delivery, stream(text), desk);

        assertEquals(List.of("LINE_TOO_LONG long 1000"), rejected);
        assertEquals(List.of("short"), taken);
    }

    private static Lines lines(String text, int maxBytes) {
        return new Lines(stream(text), maxBytes);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
