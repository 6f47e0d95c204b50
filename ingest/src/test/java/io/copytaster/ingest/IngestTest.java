package io.copytaster.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.file.FileInput;
import io.copytaster.ingest.source.stdin.StandardInput;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class IngestTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Collected.NOW);

    @TempDir
    Path folder;

    @Test
    void countsWhatEachSourceBrought() throws IOException {
        write("a.jsonl", line("1") + line("2") + "bad\n{\"id\":\"3\"}\n");
        write("b.jsonl", "{\"id\":\"4\",\"text\":\"t\",\"publishedAt\":\"2024-01-01T00:00:00Z\"}\n");
        write("c.bin", "\0\0\0");

        var report = Collected.from(folder).report();

        assertEquals(
                List.of(
                        "a 4 2 {no-text=1, not-json=1} 2",
                        "b 1 1 {} 0",
                        folder.getFileName() + " 1 0 {unknown-format=1} 0"),
                report.sources().stream().map(IngestTest::words).sorted().toList());
        assertEquals("total 6 3 {no-text=1, not-json=1, unknown-format=1} 2", words(report.total()));
        assertEquals(3, report.total().rejectedInAll());
        assertTrue(report.isComplete());
    }

    @Test
    void sendsNothingIfAnInputIsMissing() throws IOException {
        Path file = write("a.jsonl", line("1"));
        var collected = new Collected();

        try (var ingest = new Ingest(collected, CLOCK)) {
            assertThrows(
                    IngestException.class,
                    () -> ingest.run(List.of(new FileInput(file), new FileInput(folder.resolve("none")))));
        }

        assertTrue(collected.articles.isEmpty());
    }

    @Test
    void goesOnAfterAnInputThatFailsToRead() throws IOException {
        Path file = write("a.jsonl", line("1"));
        Input failing = new StandardInput(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });

        var collected = Collected.from(List.of(failing, new FileInput(file)));

        assertEquals(List.of("1"), collected.ids());
        assertEquals(
                "stdin: cannot be read (java.io.IOException: disk on fire); see that it is there and readable",
                collected.report().failures().get(0).message());
        assertFalse(collected.report().isComplete());
    }

    @Test
    void showsHowFarItIs() throws IOException {
        String lines = IntStream.range(0, 50_000).mapToObj(i -> line("" + i)).collect(Collectors.joining());
        Path file = write("a.jsonl", lines);
        var collected = new Collected();
        try (var ingest = new Ingest(collected, CLOCK)) {
            assertEquals(0, ingest.progress().bytesTotal());

            ingest.run(List.of(new FileInput(file), new FileInput(write("b.jsonl", "bad"))));

            assertEquals(50_000, ingest.progress().sent());
            assertEquals(1, ingest.progress().rejected());
            assertEquals(50_001, ingest.progress().seen());
            assertEquals(lines.length() + 3, ingest.progress().bytesTotal());
            assertEquals(lines.length() + 3, ingest.progress().bytesRead());
        }
    }

    @Test
    void countsBytesAsItGoes() throws IOException {
        Path file = write(
                "a.jsonl",
                IntStream.range(0, 50_000).mapToObj(i -> line("" + i)).collect(Collectors.joining()));
        long[] bytesAtFirst = {-1};
        var ingest = new Ingest[1];
        var outlet = new Sending(article -> {
            if (bytesAtFirst[0] < 0) {
                bytesAtFirst[0] = ingest[0].progress().bytesRead();
            }
        });
        ingest[0] = new Ingest(outlet, CLOCK);

        ingest[0].run(List.of(new FileInput(file)));

        assertTrue(bytesAtFirst[0] > 0, "bytes: " + bytesAtFirst[0]);
        assertTrue(bytesAtFirst[0] < Files.size(file) / 2, "a large file is not read before its first article is sent");
    }

    @Test
    void endsSoonWhenItsThreadIsInterrupted() throws IOException {
        write("a.jsonl", line("1") + line("2") + line("3"));
        var collected = new Collected();
        var outlet = new Sending(article -> {
            collected.send(article);
            Thread.currentThread().interrupt();
        });

        var report = new Ingest(outlet, CLOCK).run(List.of(new FileInput(folder)));

        assertTrue(Thread.interrupted(), "the thread stays interrupted");
        assertEquals(List.of("1"), collected.ids());
        assertTrue(report.stopped());
        assertEquals(1, report.total().sent());
        assertTrue(outlet.flushes > 0);
        assertEquals(Map.of(), report.total().rejected());
    }

    @Test
    void endsSoonWhenItIsClosedWhileItWaitsForInput() throws Exception {
        var first = new CountDownLatch(1);
        var outlet = new Sending(article -> first.countDown());
        try (var writer = new PipedOutputStream();
                var reader = new PipedInputStream(writer)) {
            var ingest = new Ingest(outlet, CLOCK);
            var report = CompletableFuture.supplyAsync(() -> ingest.run(List.of(new StandardInput(reader))));
            writer.write(line("1").getBytes(StandardCharsets.UTF_8));
            writer.flush();
            assertTrue(first.await(10, TimeUnit.SECONDS));

            ingest.close();

            assertTrue(report.get().stopped());
            assertEquals(1, report.get().total().sent());
            assertEquals(1, outlet.flushes);
            assertEquals(List.of(), report.get().failures());
        }
    }

    @Test
    void keepsCountsOfTooManySourcesTogether() throws IOException {
        String lines = IntStream.range(0, Tally.MAX_SOURCES + 5)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"text\":\"t\",\"source\":\"s" + i + "\"}\n")
                .collect(Collectors.joining());
        write("a.jsonl", lines);

        var report = Collected.from(folder).report();

        assertEquals(Tally.MAX_SOURCES + 5, report.total().sent());
        var others = report.sources().stream()
                .filter(s -> s.source().equals(Tally.OTHERS))
                .findFirst();
        assertEquals(5, others.orElseThrow().sent());
    }

    @Test
    void keepsWhatIsRejectedWithinTheLimitOfADeadLetter() throws IOException {
        write("a.bin", "\0" + "x".repeat(Delivery.MAX_KEPT_BYTES));

        assertEquals(Delivery.MAX_KEPT_BYTES, Collected.from(folder).letter().value().length);
    }

    @Test
    void runsOnce() {
        try (var ingest = new Ingest(new Collected(), CLOCK)) {
            ingest.run(List.of());

            assertThrows(IllegalStateException.class, () -> ingest.run(List.of()));
        }
    }

    private interface Send {
        void send(RawArticle article);
    }

    private static final class Sending implements ArticleOutlet {
        private final Send send;
        int flushes;

        Sending(Send send) {
            this.send = send;
        }

        @Override
        public void send(RawArticle article) {
            send.send(article);
        }

        @Override
        public void reject(DeadLetter letter) {
            throw new AssertionError(letter);
        }

        @Override
        public void flush() {
            assertFalse(Thread.currentThread().isInterrupted(), "an interrupt would keep the outlet from flushing");
            flushes++;
        }

        @Override
        public void close() {}
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String line(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"some words\"}\n";
    }

    private static String words(IngestReport.SourceCount count) {
        return count.source() + " " + count.seen() + " " + count.sent() + " " + count.rejected() + " "
                + count.undated();
    }
}
