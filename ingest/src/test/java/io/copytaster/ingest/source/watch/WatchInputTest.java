package io.copytaster.ingest.source.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.watch.FolderSource.Done;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchInputTest {
    private static final Duration LOOK = Duration.ofMillis(10);

    @TempDir
    Path temporary;

    private final Collected collected = new Collected();
    private final SourceStates states = SourceStates.forgetful();
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("drop"));
    }

    @Test
    void readsWhatLiesThereAndWhatArrives() throws Exception {
        drop("a.jsonl", "1");

        watching(Done.REMEMBER, () -> {
            await(() -> ids().contains("1"));
            drop("deep/b.jsonl", "2");
            await(() -> ids().contains("2"));
            return null;
        });

        assertEquals(List.of("1", "2"), ids());
    }

    @Test
    void readsNothingTwiceAfterARestart() throws Exception {
        drop("a.jsonl", "1");
        look(Done.REMEMBER);
        drop("b.jsonl", "2");

        look(Done.REMEMBER);

        assertEquals(List.of("1", "2"), ids());
    }

    @Test
    void readsAgainWhatHasChanged() throws Exception {
        Path file = drop("a.jsonl", "1");
        look(Done.REMEMBER);
        Files.writeString(file, line("1") + line("2"));
        old(file);

        look(Done.REMEMBER);

        assertEquals(List.of("1", "1", "2"), ids());
    }

    @Test
    void waitsForFilesThatAreStillWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsonl"), line("1"));
        future(file);
        drop("b.jsonl", "9");

        watching(Done.REMEMBER, () -> {
            await(() -> ids().contains("9"));
            assertEquals(List.of("9"), ids());
            Files.writeString(file, line("2"), StandardOpenOption.APPEND);
            old(file);
            await(() -> ids().contains("2"));
            return null;
        });

        assertEquals(List.of("9", "1", "2"), ids());
    }

    @Test
    void passesOverUnfinishedNamesUntilTheyAreRenamed() throws Exception {
        Path part = drop("a.jsonl.part", "1");
        drop("b.tmp", "x");
        drop(".hidden.jsonl", "y");
        drop("c.jsonl", "9");

        watching(Done.REMEMBER, () -> {
            await(() -> ids().contains("9"));
            Files.move(part, folder.resolve("a.jsonl"));
            await(() -> ids().contains("1"));
            return null;
        });

        assertEquals(List.of("9", "1"), ids());
    }

    @Test
    void movesWhatIsDoneAndWhatFailed() throws Exception {
        drop("in/a.jsonl", "1");
        Files.writeString(old(Files.createFile(folder.resolve("bad.bin"))), "\0\0");
        old(folder.resolve("bad.bin"));

        look(Done.MOVE);
        drop("in/a.jsonl", "2");
        look(Done.MOVE);

        assertEquals(List.of("1", "2"), ids());
        assertTrue(Files.exists(folder.resolve("done/in/a.jsonl")));
        assertTrue(Files.exists(folder.resolve("done/in/a.jsonl.1")));
        assertTrue(Files.exists(folder.resolve("failed/bad.bin")));
        assertFalse(Files.exists(folder.resolve("in/a.jsonl")));
        assertEquals(1, collected.letters.size());
        assertTrue(states.load().values().stream().noneMatch(s -> s.contains("true")), "what was moved is forgotten");
    }

    @Test
    void movesNoFileOutOfTheWayThatWasWrittenAnewSinceItWasRead() throws Exception {
        Path file = drop("a.jsonl", "1");
        drop("b.jsonl", "2");
        collected.meanwhile = article -> {
            if (article.getId().equals("2")) {
                replace(file, line("3") + line("4"));
            }
        };

        look(Done.MOVE);
        assertTrue(Files.exists(file));
        look(Done.MOVE);

        assertEquals(List.of("1", "2", "3", "4"), ids());
        assertTrue(Files.exists(folder.resolve("done/a.jsonl")));
    }

    @Test
    void movesWhatACrashKeptFromBeingMoved() throws Exception {
        drop("a.jsonl", "1");
        look(Done.REMEMBER);

        look(Done.MOVE);

        assertEquals(List.of("1"), ids());
        assertTrue(Files.exists(folder.resolve("done/a.jsonl")));
    }

    @Test
    void takesTheSourceNameForWhatNamesNobody() throws Exception {
        drop("a.jsonl", "1");
        Files.writeString(folder.resolve("b.txt"), "HEADLINE\n\nSome words of a text that has no format at all.\n");
        old(folder.resolve("b.txt"));

        look(Done.REMEMBER);

        assertEquals(
                List.of("Desk", "Desk"),
                collected.articles.stream().map(RawArticle::getSource).toList());
    }

    @Test
    void waitsForAFolderThatIsNotThereYet() throws Exception {
        Files.delete(folder);

        watching(Done.REMEMBER, () -> {
            Files.createDirectory(folder);
            drop("a.jsonl", "1");
            await(() -> ids().contains("1"));
            return null;
        });
    }

    @Test
    void saysWhatIsWrongWithAFolder() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        var error = assertThrows(
                IngestException.class, () -> input(file, Done.REMEMBER, true).check());
        assertTrue(error.getMessage().contains("is no folder"), error.getMessage());

        Files.delete(folder);
        IngestReport report = look(Done.REMEMBER);
        assertEquals(1, report.failures().size());
        assertTrue(report.failures().get(0).message().startsWith(folder + ": cannot be listed"));
    }

    private IngestReport look(Done done) {
        try (var ingest = new Ingest(collected, InstantSource.system(), states)) {
            return ingest.run(List.of(input(folder, done, true)));
        }
    }

    /** Does something while the folder is watched. */
    private void watching(Done done, Callable<Void> meanwhile) throws Exception {
        var ingest = new Ingest(collected, InstantSource.system(), states);
        var report = CompletableFuture.supplyAsync(() -> ingest.run(List.of(input(folder, done, false))));
        try (ingest) {
            meanwhile.call();
        }
        assertTrue(report.get().stopped());
    }

    private static WatchInput input(Path path, Done done, boolean once) {
        return new WatchInput(
                new FolderSource("Desk", path, done, Duration.ofSeconds(5)), once, InstantSource.system(), LOOK);
    }

    private List<String> ids() {
        return collected.ids();
    }

    private Path drop(String name, String id) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        // As a file is that was written elsewhere and moved here: whole from the beginning.
        Path written = old(Files.writeString(Files.createTempFile(temporary, "written", ""), line(id)));
        return Files.move(written, file);
    }

    private static void replace(Path file, String lines) {
        try {
            Files.writeString(file, lines);
            old(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"some words\"}\n";
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** As if it were written to all the time. */
    private static void future(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            Thread.onSpinWait();
        }
    }
}
