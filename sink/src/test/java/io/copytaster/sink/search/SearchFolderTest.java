package io.copytaster.sink.search;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Fixtures;
import io.copytaster.sink.Held;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an index keeps in its folder, through crashes, repetitions and other versions of the program. */
class SearchFolderTest {
    @TempDir
    Path folder;

    @Test
    void keepsArticlesAsTheyCameWithWhateverIds() {
        var ids = List.of("a/b:c d", "ü\uD83D\uDE00", "x".repeat(40_000), "x".repeat(39_999) + "y", " ");
        var articles = new ArrayList<EnrichedArticle>();
        for (String id : ids) {
            articles.add(
                    article(id, 3).setSource("s".repeat(50_000)).setText(id).build());
        }
        try (var index = SearchIndex.open(folder)) {
            articles.forEach(article -> index.write(List.of(new SinkRecord.Enriched(article))));
            index.flush();
        }
        try (var index = SearchIndex.open(folder)) {
            for (EnrichedArticle article : articles) {
                assertEquals(article, index.searches().article(article.getId()).orElseThrow());
            }
            assertTrue(index.searches().article("nothing").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameHoweverOftenAndInWhateverBatchesItIsWritten(long seed) {
        // given
        var random = new Random(seed);
        List<SinkRecord> records = Fixtures.randomRecords(random, 600);
        var expected = new Held();
        expected.write(records);

        // when
        try (var index = SearchIndex.open(folder)) {
            Fixtures.writeInBatches(index, records, random);
            assertHolds(expected, index);
            Fixtures.writeInBatches(index, Fixtures.mixedAnew(records, random), random);
            assertHolds(expected, index);
        }
        try (var index = SearchIndex.open(folder)) {
            Fixtures.writeInBatches(index, records.subList(random.nextInt(600), 600), random);

            // then
            assertHolds(expected, index);
        }
    }

    @Test
    void losesNothingThatWasFlushedInACrash() throws IOException {
        var crashed = folder.resolve("crashed");
        try (var index = SearchIndex.open(folder.resolve("running"))) {
            index.write(List.of(enriched(article("flushed", 1))));
            index.flush();
            index.write(List.of(enriched(article("not flushed", 1))));
            // A killed process leaves the folder as it is at that moment.
            copy(folder.resolve("running"), crashed);
        }

        try (var index = SearchIndex.open(crashed)) {
            assertEquals(List.of("flushed"), ids(index));
            index.write(List.of(enriched(article("not flushed", 1))));
            index.flush();
            assertEquals(List.of("flushed", "not flushed"), ids(index));
        }
    }

    @Test
    void keepsItsIdentityAsLongAsItsContents() {
        String first;
        try (var index = SearchIndex.open(folder.resolve("first"))) {
            first = index.identity();
        }
        try (var same = SearchIndex.open(folder.resolve("first"));
                var other = SearchIndex.open(folder.resolve("other"))) {
            assertEquals(first, same.identity());
            assertNotEquals(first, other.identity());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void emptiesAnIndexOfAFormerFormatToBeFilledAgain(String format) throws IOException {
        String before;
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(enriched(article("old", 1))));
            index.flush();
            before = index.identity();
        }
        setFormat(format);
        try (var index = SearchIndex.open(folder)) {
            assertEquals(0, index.searches().count());
            assertNotEquals(before, index.identity(), "so that what it was filled from is read again");
            index.write(List.of(enriched(article("new", 1))));
            index.flush();
            assertEquals(List.of("new"), ids(index));
        }
    }

    @Test
    void leavesAnIndexOfALaterFormatAsItIs() throws IOException {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(enriched(article("later", 1))));
        }
        setFormat("99");
        var later = assertThrows(SinkException.class, () -> SearchIndex.open(folder));
        assertTrue(later.getMessage().contains("format 99"), later.getMessage());
        setFormat("3");
        try (var index = SearchIndex.open(folder)) {
            assertEquals(List.of("later"), ids(index));
        }
    }

    @Test
    void refusesWhatItCannotOpenAndSaysWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        var noFolder = assertThrows(SinkException.class, () -> SearchIndex.open(file.resolve("index")));
        assertTrue(noFolder.getMessage().contains(file.toString()), noFolder.getMessage());

        try (var index = SearchIndex.open(folder.resolve("held"))) {
            assertNotNull(index);
            var held = assertThrows(SinkException.class, () -> SearchIndex.open(folder.resolve("held")));
            assertTrue(held.getMessage().contains("another run"), held.getMessage());
        }

        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("segments_1"), "not an index");
        var broken = assertThrows(SinkException.class, () -> SearchIndex.open(damaged));
        assertTrue(broken.getMessage().contains("delete the folder"), broken.getMessage());
    }

    private static void assertHolds(Held expected, SearchIndex index) {
        var articles = new ArrayList<String>();
        var copies = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            index.searches()
                    .article("article " + i + "/ü")
                    .ifPresent(a -> articles.add(a.getId() + " " + a.getVersion() + " " + a.getTitle()));
            index.searches()
                    .copies("article " + i)
                    .forEach(c -> copies.add(c.getId() + " " + c.getVersion() + " " + c.getDuplicateOf()));
        }
        assertEquals(expected.articles(), articles.stream().sorted().toList());
        assertEquals(expected.copies(), copies.stream().sorted().toList());
        assertEquals(articles.size(), index.searches().count());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Has the index say that it was written in another format. */
    private void setFormat(String format) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            var data = new HashMap<String, String>();
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            data.put("format", format);
            writer.setLiveCommitData(data.entrySet());
        }
    }

    private static List<String> ids(SearchIndex index) {
        return index.searches().search(new SearchQuery("", SearchQuery.Order.NEWEST, 100, 0)).hits().stream()
                .map(hit -> hit.article().getId())
                .sorted()
                .toList();
    }
}
