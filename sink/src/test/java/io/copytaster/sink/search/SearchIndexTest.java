package io.copytaster.sink.search;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.Fixtures;
import io.copytaster.sink.Held;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {
    @TempDir
    Path folder;

    @Test
    void findsWordsPhrasesAndWhatIsMentioned() {
        try (var index = SearchIndex.open(folder)) {
            // given
            index.write(List.of(
                    enriched(article("tanks", 1)
                            .setTitle("Russia sends armour")
                            .setText("Seven T-90 tanks were seen near the base of the army.")
                            .setLanguage("en")
                            .setMentions(List.of(
                                    mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 6, "T-90 tanks"),
                                    mention(MentionKind.ACTOR, "russia", "Russian Federation", "STATE", 0, "Seven")))),
                    enriched(article("cocoa", 1)
                            .setSource("Börse")
                            .setText("Cocoa prices: the tank of the factory was seen empty. Said Erdoğan's cook."))));
            index.flush();

            // then
            assertEquals(List.of("tanks"), ids(index, "seven armour"));
            assertEquals(List.of("tanks"), ids(index, "\"t-90 tank\""));
            assertEquals(List.of("tanks"), ids(index, "\"base of the army\""));
            assertEquals(List.of(), ids(index, "\"army of the base\""));
            assertEquals(List.of("tanks"), ids(index, "t-90"));
            assertEquals(List.of("tanks"), ids(index, "actor:russia weapon:T-90 type:TANK source:desk language:en"));
            assertEquals(List.of("tanks"), ids(index, "actor:\"russian federation\""));
            assertEquals(List.of("cocoa"), ids(index, "seen -t-90"));
            assertEquals(List.of("cocoa"), ids(index, "NOT weapon:t-90"));
            assertEquals(List.of("cocoa", "tanks"), ids(index, "cocoa OR armour"));
            assertEquals(List.of("cocoa"), ids(index, "erdogan source:BÖRSE"));
            assertEquals(List.of("cocoa", "tanks"), ids(index, "tank seen"));
            assertEquals(List.of("cocoa", "tanks"), ids(index, ""));
            assertEquals(List.of("cocoa", "tanks"), ids(index, "after:2015-09-17 before:2015-09-18"));
            assertEquals(List.of(), ids(index, "before:2015-09-17"));
            assertEquals(2, index.searches().count());
        }
    }

    @Test
    void saysWhereTheWordsAskedForStand() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(enriched(article("a", 1).setTitle("Tanks").setText("Two tanks, a T-90 and another"))));
            index.flush();

            Hit hit = index.searches()
                    .search(SearchQuery.newest("tank \"t-90\" -aircraft"))
                    .hits()
                    .get(0);

            assertEquals(List.of(new Span(0, 5)), hit.titleMatches());
            assertEquals(List.of(new Span(4, 9), new Span(13, 17)), hit.textMatches());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "actor:",
                "actor:\"",
                ":",
                "::",
                "(",
                "(tank AND",
                "tank~2^",
                "[a TO",
                "tank*",
                "*",
                "?",
                "-",
                "--",
                "- -",
                "OR",
                "OR OR tank",
                "AND",
                "NOT",
                "tank OR",
                "after:yesterday",
                "\\",
                "/",
                "after:+999999999-12-31",
                "field:value",
                "http://example.org/?q=a&b",
                "a\u0000b",
                "\uD83D",
                "!!!",
                "actor:\"\" weapon:\"",
                "-\"",
                "id:"
            })
    void takesWhateverIsTyped(String text) {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(enriched(article("a", 1).setText("A tank"))));
            index.flush();

            for (var order : SearchQuery.Order.values()) {
                SearchResult result = index.searches().search(new SearchQuery(text, order, 10, 0));
                assertTrue(result.total() <= 1 && result.hits().size() == result.total());
            }
        }
    }

    @Test
    void saysWhatItDidNotUnderstand() {
        try (var index = SearchIndex.open(folder)) {
            assertTrue(index.searches()
                    .search(SearchQuery.newest("say \"when"))
                    .note()
                    .contains("not closed"));
            assertTrue(index.searches().search(SearchQuery.newest("!!!")).note().contains("no word"));
            assertTrue(index.searches()
                    .search(SearchQuery.newest("after:noon tank"))
                    .note()
                    .contains("after"));
            assertTrue(index.searches()
                    .search(SearchQuery.newest("tank ".repeat(5_000)))
                    .note()
                    .contains("first"));
            assertNull(index.searches().search(SearchQuery.newest("tank")).note());
        }
    }

    @Test
    void cutsLongQueriesBetweenCharacters() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(enriched(article("a", 1).setText("tank"))));
            index.flush();

            String query = "tank" + " ".repeat(1_000 - 4 - 1 - 4) + "tank\uD83D\uDE00";

            assertEquals(1, index.searches().search(SearchQuery.newest(query)).total());
        }
    }

    @Test
    void showsTheNewestFirstAndDoesNotBelieveTheFuture() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(
                    enriched(article("old", 1).setPublishedAt(NOON.minusSeconds(9))),
                    enriched(article("undated", 1).setPublishedAt(null).setReceivedAt(NOON.plusSeconds(20))),
                    enriched(article("future", 1)
                            .setPublishedAt(NOON.plus(Duration.ofDays(9_999)))
                            .setReceivedAt(NOON.plusSeconds(10))),
                    enriched(article("new", 1).setPublishedAt(NOON.plusSeconds(30)))));
            index.flush();

            assertEquals(
                    List.of("new", "undated", "future", "old"), inOrder(index, "", SearchQuery.Order.NEWEST, 10, 0));
            assertEquals(List.of("undated", "future"), inOrder(index, "", SearchQuery.Order.NEWEST, 2, 1));
            assertEquals(List.of(), inOrder(index, "", SearchQuery.Order.NEWEST, 2, 4));
        }
    }

    @Test
    void putsTheMoreRelevantFirstWhenAsked() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(
                    enriched(article("much", 1)
                            .setTitle("Missiles")
                            .setText("Missiles and missiles")
                            .setPublishedAt(NOON.minusSeconds(5))),
                    enriched(article("little", 1).setText("Of many things, and a missile too, much is said here"))));
            index.flush();

            assertEquals(List.of("much", "little"), inOrder(index, "missile", SearchQuery.Order.RELEVANCE, 10, 0));
            assertEquals(List.of("little", "much"), inOrder(index, "missile", SearchQuery.Order.NEWEST, 10, 0));
        }
    }

    @Test
    void namesTheCopiesOfWhatItFinds() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(
                    enriched(article("original", 1)),
                    new SinkRecord.Duplicate(duplicate("copy b", 1, "original")),
                    new SinkRecord.Duplicate(duplicate("copy a", 1, "original")),
                    new SinkRecord.Duplicate(duplicate("other", 1, "elsewhere"))));
            index.flush();

            SearchResult result = index.searches().search(SearchQuery.newest("original"));

            assertEquals(
                    List.of("copy a", "copy b"),
                    result.hits().get(0).copies().stream().map(c -> c.getId()).toList());
            assertEquals(result.hits().get(0).copies(), index.searches().copies("original"));
            assertEquals(1, index.searches().count());
        }
    }

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
            assertEquals(List.of("flushed"), ids(index, ""));
            index.write(List.of(enriched(article("not flushed", 1))));
            index.flush();
            assertEquals(List.of("flushed", "not flushed"), ids(index, ""));
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

    @Test
    void boundsWhatCanBeAskedFor() {
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 101, 0));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 10, 9_991));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 10, -1));
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

    private static List<String> ids(SearchIndex index, String text) {
        return inOrder(index, text, SearchQuery.Order.NEWEST, 100, 0).stream()
                .sorted()
                .toList();
    }

    private static List<String> inOrder(
            SearchIndex index, String text, SearchQuery.Order order, int limit, int offset) {
        return index.searches().search(new SearchQuery(text, order, limit, offset)).hits().stream()
                .map(hit -> hit.article().getId())
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
