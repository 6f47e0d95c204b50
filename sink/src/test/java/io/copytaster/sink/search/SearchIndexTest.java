package io.copytaster.sink.search;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.SinkRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    void findsByOutletAlsoWhatOnlyStoodThereAsACopyAndByByline() {
        try (var index = SearchIndex.open(folder)) {
            index.write(List.of(
                    enriched(article("a", 1).setByline("By Ana Müller")),
                    enriched(article("b", 1).setSource("Mirror")),
                    enriched(article("c", 1)),
                    new SinkRecord.Duplicate(duplicate("copy", 1, "a"))));
            index.flush();

            assertEquals(List.of("a", "b"), ids(index, "outlet:mirror"));
            assertEquals(List.of("b"), ids(index, "source:mirror"));
            assertEquals(List.of("a", "c"), ids(index, "outlet:desk"));
            assertEquals(List.of("c"), ids(index, "-outlet:MIRROR"));
            assertEquals(List.of(), ids(index, "outlet:nowhere"));
            assertEquals(List.of("a"), ids(index, "byline:muller"));
            assertEquals(List.of("a"), ids(index, "byline:\"ana müller\""));
            assertEquals(3, index.searches().count());

            index.write(List.of(new SinkRecord.DuplicateWithdrawn("copy", 1L)));
            index.flush();
            assertEquals(List.of("b"), ids(index, "outlet:mirror"));
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
            assertEquals(
                    "words are looked for whole: a * stands for nothing",
                    index.searches().search(SearchQuery.newest("tank* *drone")).note());
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
    void boundsWhatCanBeAskedFor() {
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 101, 0));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 10, 9_991));
        assertThrows(IllegalArgumentException.class, () -> new SearchQuery("", SearchQuery.Order.NEWEST, 10, -1));
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
}
