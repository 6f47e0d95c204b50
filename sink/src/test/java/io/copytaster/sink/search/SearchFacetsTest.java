package io.copytaster.sink.search;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.SinkRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchFacetsTest {
    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void open() {
        index = SearchIndex.open(folder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsWhatTheFiltersThenFind(long seed) {
        // given articles in several commits, some of them replaced and withdrawn
        var random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            int number = random.nextInt(60);
            index.write(List.of(
                    random.nextInt(10) == 0
                            ? new SinkRecord.EnrichedWithdrawn("a" + number, (long) i)
                            : enriched(random(number, i, random))));
            if (random.nextInt(15) == 0) {
                index.flush();
            }
        }
        index.flush();

        // then each value leads to as many articles as it says
        for (String words : List.of("", "common", "common -rare")) {
            SearchFacets facets = index.searches().facets(query(words, Filters.NONE), 50);
            assertFalse(facets.of(Facet.ACTOR).isEmpty());
            for (Facet facet : Facet.values()) {
                for (FacetValue value : facets.of(facet)) {
                    assertEquals(
                            value.count(),
                            total(words, Filters.of(facet, value.value())),
                            () -> words + " " + facet + " " + value);
                }
            }
            long dated = facets.histogram().bins().stream()
                    .mapToLong(Histogram.Bin::count)
                    .sum();
            assertEquals(total(words, Filters.NONE), dated + facets.histogram().undated());
            for (Histogram.Bin bin : facets.histogram().bins()) {
                assertEquals(bin.count(), total(words, new Filters(Map.of(), bin.begin(), bin.end())), bin::toString);
            }
        }
    }

    @Test
    void findsAllOfSeveralActorsAndAnyOfSeveralSources() {
        hold(with(article("a", 1).setSource("One"), "russia", "syria"));
        hold(with(article("b", 1).setSource("Two"), "russia"));
        hold(with(article("c", 1).setSource("Three"), "syria"));

        assertEquals(1, total("", new Filters(Map.of(Facet.ACTOR, List.of("russia", "syria")), null, null)));
        var either = new Filters(Map.of(Facet.SOURCE, List.of("One", "two")), null, null);
        assertEquals(2, total("", either));
        SearchFacets facets = index.searches().facets(query("", either), 10);
        assertEquals(3, facets.of(Facet.SOURCE).size(), "others can still be chosen");
        assertEquals(2, facets.of(Facet.ACTOR).get(0).count(), "what is counted has one of them");
    }

    @Test
    void spreadsHitsOverBinsThatFit() {
        hold(article("a", 1).setPublishedAt(NOON));
        hold(article("b", 1).setPublishedAt(NOON.minus(Duration.ofHours(3))));
        hold(article("future", 1).setPublishedAt(Instant.parse("2051-01-01T00:00:00Z")));
        hold(article("undated", 1).setPublishedAt(null));
        assertEquals(Histogram.Unit.HOUR, histogram().unit());
        assertEquals(4, histogram().bins().size());
        assertEquals(2, histogram().undated());

        hold(article("years", 1).setPublishedAt(NOON.minus(Duration.ofDays(20 * 365))));
        assertEquals(Histogram.Unit.YEAR, histogram().unit());
        assertTrue(histogram().bins().size() <= 22);

        hold(article("antique", 1).setPublishedAt(Instant.parse("0044-03-15T12:00:00Z")));
        assertEquals(100, histogram().bins().size());
        assertEquals(3, histogram().undated());
    }

    @Test
    void knowsThingsAndWhatTheyStandWith() {
        hold(with(article("a", 1), "russia", "syria"));
        hold(with(article("b", 1), "russia", "syria"));
        hold(with(article("c", 1), "russia", "france"));

        Thing russia = index.searches().thing(Facet.ACTOR, "Russia").orElseThrow();
        assertEquals(new Thing(Facet.ACTOR, "russia", "Name of russia", "STATE"), russia);
        assertTrue(index.searches().thing(Facet.WEAPON, "russia").isEmpty());
        var all = List.of(russia, thing("syria"), thing("france"));
        assertEquals(
                List.of(List.of(3L, 2L, 1L), List.of(2L, 2L, 0L), List.of(1L, 0L, 1L)),
                index.searches().together(all));
        assertEquals(
                new Suggestion(Facet.ACTOR, "russia", 3),
                index.searches().suggest("RUS", 5).get(0));
        assertEquals(List.of(), index.searches().suggest("", 5));
    }

    @Test
    void remembersWhatWasWithdrawnUntilItComesBack() {
        hold(article("a", 2));
        index.write(List.of(new SinkRecord.EnrichedWithdrawn("a", 1L)));
        index.flush();
        assertFalse(index.searches().isWithdrawn("a"), "an older version takes nothing back");

        index.write(List.of(new SinkRecord.EnrichedWithdrawn("a", 2L)));
        index.flush();
        assertTrue(index.searches().isWithdrawn("a"));
        assertEquals(0, index.searches().count());

        hold(article("a", 3));
        assertTrue(index.searches().article("a").isPresent());
    }

    @Test
    void knowsAFamilyWithItsCopies() {
        hold(article("first", 1).setFamilyId("first").setPublishedAt(NOON));
        hold(article("second", 1).setFamilyId("first").setPublishedAt(NOON.plusSeconds(1)));
        index.write(List.of(new SinkRecord.Duplicate(duplicate("copy", 1, "first"))));
        index.flush();

        Family family = index.searches().family(duplicate("copy", 1, "first").getFamilyId());
        assertEquals(
                List.of("first", "second"),
                family.articles().stream().map(EnrichedArticle::getId).toList());
        assertEquals(1, family.copies().size());
        assertEquals("first", index.searches().copy("copy").orElseThrow().getDuplicateOf());
    }

    @Test
    void boundsFilters() {
        var many = Map.of(Facet.ACTOR, Collections.nCopies(Filters.MOST_VALUES + 1, "x"));
        assertThrows(IllegalArgumentException.class, () -> new Filters(many, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Filters(Map.of(), NOON, NOON));
    }

    private Histogram histogram() {
        return index.searches().facets(query("", Filters.NONE), 0).histogram();
    }

    private long total(String words, Filters filters) {
        return index.searches().search(query(words, filters)).total();
    }

    private static SearchQuery query(String words, Filters filters) {
        return new SearchQuery(words, filters, SearchQuery.Order.NEWEST, 0, 0);
    }

    private void hold(EnrichedArticle.Builder article) {
        index.write(List.of(enriched(article)));
        index.flush();
    }

    private static Thing thing(String id) {
        return new Thing(Facet.ACTOR, id, id, "STATE");
    }

    private static EnrichedArticle.Builder random(int number, int version, Random random) {
        var actors = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            actors.add("actor" + random.nextInt(12));
        }
        return with(article("a" + number, version), actors.toArray(new String[0]))
                .setSource("Source " + random.nextInt(4))
                .setLanguage(random.nextBoolean() ? "en" : null)
                .setText(random.nextInt(3) == 0 ? "common rare" : "common")
                .setPublishedAt(random.nextInt(8) == 0 ? null : NOON.minus(Duration.ofHours(random.nextInt(400))));
    }

    private static EnrichedArticle.Builder with(EnrichedArticle.Builder article, String... actors) {
        return article.setMentions(List.of(actors).stream()
                .map(id -> mention(MentionKind.ACTOR, id, "Name of " + id, "STATE", 0, "Text"))
                .toList());
    }
}
