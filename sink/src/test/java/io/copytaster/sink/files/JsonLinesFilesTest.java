package io.copytaster.sink.files;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.Fixtures;
import io.copytaster.sink.Held;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final ArticleSerdes serdes = Fixtures.serdes("files");
    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void writesEachArticleAsItStandsSortedById() throws IOException {
        try (var files = open("cluster")) {
            files.write(List.of(
                    enriched(article("b", 2)),
                    enriched(article("c", 1)),
                    enriched(article("a", 1)),
                    enriched(article("b", 1)),
                    new SinkRecord.Duplicate(duplicate("c", 1, "a")),
                    new SinkRecord.EnrichedWithdrawn("c", 1L)));
        }

        assertEquals(
                List.of(
                        ArticleJson.line(article("a", 1).build()),
                        ArticleJson.line(article("b", 2).build())),
                lines("enriched"));
        assertEquals(List.of(ArticleJson.line(duplicate("c", 1, "a"))), lines("duplicates"));
        assertEquals(List.of(), lines("dead-letters"));
    }

    @Test
    void tellsOfADeadLetterWhatItWasAndWhy() throws IOException {
        byte[] decodable = serdes.raw().serializer().serialize(Topics.RAW, Fixtures.raw("raw"));
        byte[] garbage = {0, 1, 2, 3, 4, 5, 6};
        try (var files = open("cluster")) {
            files.write(List.of(
                    failed("text", "Grüße".getBytes(StandardCharsets.UTF_8), 1),
                    failed("article", decodable, 2),
                    failed("garbage", garbage, 3),
                    failed("latin1", new byte[] {'G', (byte) 0xfc}, 4),
                    failed(null, null, 6),
                    failed(null, new byte[0], 5),
                    failed("text", "Gruß".getBytes(StandardCharsets.UTF_8), 7)));
        }

        List<String> lines = lines("dead-letters");
        assertEquals(6, lines.size());
        JsonNode article = JSON.readTree(lines.get(0));
        assertEquals("article", article.path("id").asText());
        assertEquals(JSON.readTree(ArticleJson.line(Fixtures.raw("raw"))), article.path("article"));
        assertEquals(
                "AAECAwQFBg==", JSON.readTree(lines.get(1)).path("valueBase64").asText());
        assertEquals("R/w=", JSON.readTree(lines.get(2)).path("valueBase64").asText());
        assertEquals(
                "{\"id\":\"text\",\"stage\":\"decode\",\"error\":\"not an article\",\"input\":null,"
                        + "\"topic\":\"articles.raw\",\"partition\":1,\"offset\":7,\"at\":\"2015-09-17T12:00:00Z\","
                        + "\"value\":\"Gruß\"}",
                lines.get(3));
        assertTrue(JSON.readTree(lines.get(4)).path("id").isNull());
        assertEquals("", JSON.readTree(lines.get(4)).path("value").asText());
        assertTrue(JSON.readTree(lines.get(5)).path("value").isNull());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameHoweverOftenAndInWhateverBatchesItIsWritten(long seed) throws IOException {
        // given
        var random = new Random(seed);
        List<SinkRecord> records = Fixtures.randomRecords(random, 600);
        var expected = new Held();
        expected.write(records);

        // when
        try (var files = open("cluster")) {
            Fixtures.writeInBatches(files, records, random);
            files.publish();
            assertHolds(expected);
            Fixtures.writeInBatches(files, Fixtures.mixedAnew(records, random), random);
        }
        assertHolds(expected);
        try (var files = open("cluster")) {
            Fixtures.writeInBatches(files, records.subList(random.nextInt(600), 600), random);
        }

        // then
        assertHolds(expected);
    }

    @Test
    void losesNothingThatWasFlushedInACrash() throws IOException {
        Path crashed = folder.resolve("crashed");
        Path running = folder.resolve("running");
        try (var files = open(running, "cluster")) {
            files.write(List.of(enriched(article("kept", 1)), enriched(article("withdrawn", 1))));
            files.write(List.of(new SinkRecord.EnrichedWithdrawn("withdrawn", null)));
            files.flush();
            Files.createDirectories(crashed);
            Files.copy(running.resolve(".journal"), crashed.resolve(".journal"));
        }
        // A frame that was being written when the power went.
        Files.write(crashed.resolve(".journal"), new byte[] {0, 0, 0, 99, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);

        for (int run = 1; run <= 2; run++) {
            try (var files = open(crashed, "cluster")) {
                files.write(List.of(enriched(article("more", run))));
            }
            assertEquals(
                    List.of(
                            ArticleJson.line(article("kept", 1).build()),
                            ArticleJson.line(article("more", run).build())),
                    Files.readAllLines(crashed.resolve("enriched.jsonl")));
        }
    }

    @Test
    void cutsOffAFrameWhoseBytesDidNotAllReachTheDisk() throws IOException {
        try (var files = open("cluster")) {
            files.write(List.of(enriched(article("a", 1))));
            files.flush();
            files.write(List.of(enriched(article("b", 1))));
        }
        Path journal = folder.resolve(".journal");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 20] ^= 1;
        Files.write(journal, bytes);

        open("cluster").close();

        assertEquals(List.of(ArticleJson.line(article("a", 1).build())), lines("enriched"));
    }

    @Test
    void startsAfreshForAnotherOwner() throws IOException {
        String first;
        try (var files = open("first")) {
            first = files.identity();
            files.write(List.of(enriched(article("a", 9)), failed("x", new byte[] {'x'}, 1)));
        }
        String second;
        try (var files = open("second")) {
            assertNotEquals(first, files.identity());
            second = files.identity();
            files.write(List.of(enriched(article("a", 1))));
        }

        assertEquals(List.of(ArticleJson.line(article("a", 1).build())), lines("enriched"));
        assertEquals(List.of(), lines("dead-letters"));
        try (var files = open("second")) {
            assertEquals(second, files.identity());
        }
    }

    @Test
    void publishesAtMostEveryHalfMinuteAndWholeFilesOnly() throws IOException {
        try (var files = open("cluster")) {
            files.write(List.of(enriched(article("a", 1))));
            files.flush();
            assertEquals(1, lines("enriched").size());

            files.write(List.of(enriched(article("b", 1))));
            nanoTime.addAndGet(JsonLinesFiles.PUBLISH_EVERY.toNanos() - 1);
            files.flush();
            assertEquals(1, lines("enriched").size());

            nanoTime.addAndGet(1);
            files.flush();
            assertEquals(2, lines("enriched").size());

            files.write(List.of(enriched(article("c", 1))));
            files.publish();
            assertEquals(3, lines("enriched").size());
        }
        try (var entries = Files.list(folder)) {
            assertEquals(
                    List.of(".journal", "dead-letters.jsonl", "duplicates.jsonl", "enriched.jsonl"),
                    entries.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void dropsWhatIsDeadFromTheJournal() throws IOException {
        try (var files = open("cluster")) {
            for (int i = 0; i < 500; i++) {
                files.write(List.of(enriched(article("a", i)), enriched(article("b", i))));
                files.flush();
            }
            assertTrue(Files.size(folder.resolve(".journal")) < 10_000);
        }
        try (var files = open("cluster")) {
            files.write(List.of(enriched(article("a", 3))));
        }

        assertEquals(
                List.of(
                        ArticleJson.line(article("a", 499).build()),
                        ArticleJson.line(article("b", 499).build())),
                lines("enriched"));
    }

    @Test
    void keepsArticlesLargerThanItsBuffers() throws IOException {
        String text = "words and more words ".repeat(300_000);
        for (int run = 0; run < 2; run++) {
            try (var files = open("cluster")) {
                files.write(List.of(
                        enriched(article("big " + run, 1).setText(text)), enriched(article("small " + run, 1))));
            }
        }

        assertEquals(4, lines("enriched").size());
        assertEquals(
                ArticleJson.line(article("big 0", 1).setText(text).build()),
                lines("enriched").get(0));
    }

    @Test
    void leavesFilesAloneThatItDidNotWrite() throws IOException {
        Files.writeString(folder.resolve("duplicates.jsonl"), "mine");

        var refused = assertThrows(SinkException.class, () -> open("cluster"));

        assertTrue(
                refused.getMessage().contains(folder.resolve("duplicates.jsonl").toString()));
        assertTrue(refused.getMessage().contains("--out"));
        assertEquals("mine", Files.readString(folder.resolve("duplicates.jsonl")));
        assertFalse(Files.exists(folder.resolve(".journal")));
    }

    @Test
    void refusesWhatIsNotItsJournalAndWhatAnotherHolds() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve(".journal"), "Dear diary, today I wrote nothing at all");
        var notOurs = assertThrows(SinkException.class, () -> open(foreign, "cluster"));
        assertTrue(notOurs.getMessage().contains(foreign.resolve(".journal").toString()));

        Path held = folder.resolve("held");
        try (var first = open(held, "cluster")) {
            assertFalse(first.identity().isEmpty());
            var inUse = assertThrows(SinkException.class, () -> open(held, "cluster"));
            assertTrue(inUse.getMessage().contains("another run"), inUse.getMessage());
        }
    }

    @Test
    void namesTheFolderThatItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        var noFolder = assertThrows(SinkException.class, () -> open(file.resolve("out"), "cluster"));
        assertTrue(noFolder.getMessage().startsWith(file.resolve("out").toString()), noFolder.getMessage());
        assertTrue(noFolder.getMessage().contains("--out"));

        Path out = folder.resolve("out");
        var files = open(out, "cluster");
        Files.createDirectories(out.resolve("enriched.jsonl").resolve("in the way"));
        files.write(List.of(enriched(article("a", 1))));
        var noRoom = assertThrows(SinkException.class, files::publish);
        assertTrue(noRoom.getMessage().startsWith(out + ": cannot write"), noRoom.getMessage());
        files.close();
    }

    private JsonLinesFiles open(String owner) {
        return open(folder, owner);
    }

    private JsonLinesFiles open(Path out, String owner) {
        return JsonLinesFiles.open(out, owner, serdes.raw().deserializer(), nanoTime::get, 4_000);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".jsonl"));
    }

    private void assertHolds(Held expected) throws IOException {
        assertEquals(expected.articles(), summary("enriched", "title"));
        assertEquals(expected.copies(), summary("duplicates", "duplicateOf"));
    }

    private List<String> summary(String file, String field) throws IOException {
        var summary = new ArrayList<String>();
        for (String line : lines(file)) {
            JsonNode json = JSON.readTree(line);
            summary.add(json.path("id").asText() + " " + json.path("version").asLong() + " "
                    + json.path(field).asText());
        }
        return summary;
    }
}
