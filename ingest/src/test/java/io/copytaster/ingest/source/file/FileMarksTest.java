package io.copytaster.ingest.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.outlet.OutletException;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMarksTest {
    @TempDir
    Path folder;

    private final SourceStates states = SourceStates.forgetful();
    private final Broker broker = new Broker();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void goesOnInAFileAfterTheLastLineThatArrived() throws IOException {
        Path file = lines("a.jsonl", 0, 10);
        broker.breaksAfter = 6;
        assertThrows(OutletException.class, () -> read(file));
        assertEquals(ids(0, 6), broker.arrived, "what was not acknowledged is not marked");

        broker.breaksAfter = Integer.MAX_VALUE;
        read(file);

        assertEquals(ids(0, 10), broker.arrived);
    }

    @Test
    void goesOnInAFolderWithTheFileThatItWasIn() throws IOException {
        lines("a.jsonl", 0, 5);
        lines("b.jsonl", 5, 10);
        broker.breaksAfter = 7;
        assertThrows(OutletException.class, () -> read(folder));

        broker.breaksAfter = Integer.MAX_VALUE;
        read(folder);

        assertEquals(ids(0, 10), broker.arrived);
    }

    @Test
    void beginsAnewWhenTheFileIsAnotherOne() throws IOException {
        Path file = lines("a.jsonl", 0, 10);
        broker.breaksAfter = 6;
        assertThrows(OutletException.class, () -> read(file));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        broker.arrived.clear();

        broker.breaksAfter = Integer.MAX_VALUE;
        read(file);

        assertEquals(ids(0, 10), broker.arrived);
    }

    @Test
    void readsAFileThatIsThroughAsOftenAsItIsAskedTo() throws IOException {
        Path file = lines("a.jsonl", 0, 10);

        read(file);
        read(file);

        assertEquals(20, broker.arrived.size());
        assertTrue(states.load().isEmpty());
    }

    private void read(Path path) {
        // Each look at the clock is a while later, so that each line is marked.
        InstantSource clock = () -> now = now.plusSeconds(3);
        try (var ingest = new Ingest(broker, clock, states)) {
            ingest.run(List.of(new FileInput(path)));
        }
    }

    private Path lines(String name, int from, int to) throws IOException {
        String lines = ids(from, to).stream()
                .map(id -> "{\"id\":\"" + id + "\",\"text\":\"words\"}\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), lines);
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** A broker that has an article only when it is flushed, and breaks down at some point. */
    private static final class Broker implements ArticleOutlet {
        final List<String> arrived = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        int breaksAfter = Integer.MAX_VALUE;

        @Override
        public void send(RawArticle article) {
            sent.add(article.getId());
        }

        @Override
        public void reject(DeadLetter letter) {
            throw new AssertionError(letter);
        }

        @Override
        public void flush() {
            for (String id : List.copyOf(sent)) {
                if (arrived.size() >= breaksAfter) {
                    sent.clear();
                    throw new OutletException("the broker is gone", null);
                }
                arrived.add(id);
                sent.remove(0);
            }
        }

        @Override
        public void close() {}
    }
}
