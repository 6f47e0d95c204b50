package io.copytaster.sink.opensearch;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSearchSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENSEARCH = "opensearch";

    private SearchServer server = SearchServer.of(OPENSEARCH);
    private OpenSearchConfig config = server.fresh();
    private SearchView view = new SearchView(server, config);

    @ParameterizedTest
    @ValueSource(strings = {OPENSEARCH, "elasticsearch"})
    void keepsEveryFieldAndFindsByWordsAndByWhatIsMentioned(String kind) throws IOException {
        use(kind);
        var tanks = Mention.newBuilder(mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 6, "T-90 tanks"))
                .setQuantity(new Quantity(7L, 9L))
                .build();
        var source = Mention.newBuilder(mention(MentionKind.ACTOR, "reuters", "Reuters", "MEDIA", 0, "Seven"))
                .setRole("SOURCE")
                .build();
        try (var sink = OpenSearchSink.open(config)) {
            sink.write(List.of(
                    enriched(article("a/ü?#", 3)
                            .setUrl("https://example.org/a")
                            .setTitle("Armour sighted")
                            .setText("Seven T-90 tanks were seen \"near\" the coast.\n🚀")
                            .setLanguage("en")
                            .setByline("By Ana")
                            .setVersionCreatedAt(NOON.plusMillis(1))
                            .setAttributes(Map.of("k.x", "v", "", "empty"))
                            .setRevisionOf("old")
                            .setMentions(List.of(source, tanks))
                            .setLinks(List.of(new Link("russia", "USES", "t-90", ArticleField.TEXT, 1, 5)))),
                    enriched(article("b", 1)
                            .setTitle(null)
                            .setLanguage("tlh")
                            .setText("Erdoğan saw a tank.")
                            .setPublishedAt(Instant.parse("+12015-09-17T12:00:00Z")))));
            sink.flush();
        }

        JsonNode hit = SearchView.only(
                view.hits("{\"query\":{\"query_string\":{\"query\":\"tank seen\",\"default_operator\":\"AND\"}}}"));
        assertEquals("a/ü?#", hit.path("_id").asText());
        assertEquals(
                JSON.readTree(
                        """
                        {"id":"a/ü?#","version":3,"source":"desk","url":"https://example.org/a",
                         "title":{"en":"Armour sighted"},
                         "text":{"en":"Seven T-90 tanks were seen \\"near\\" the coast.\\n🚀"},
                         "language":"en","byline":"By Ana","publishedAt":"2015-09-17T12:00:00Z",
                         "versionCreatedAt":"2015-09-17T12:00:00.001Z","receivedAt":"2015-09-17T12:01:00Z",
                         "time":"2015-09-17T12:00:00Z","attributes":{"":"empty","k.x":"v"},
                         "familyId":"a/ü?#","revisionOf":"old",
                         "mentions":[
                          {"kind":"ACTOR","id":"reuters","name":"Reuters","type":"MEDIA","field":"TEXT",
                           "begin":0,"end":5,"text":"Seven","role":"SOURCE"},
                          {"kind":"WEAPON","id":"t-90","name":"T-90","type":"TANK","field":"TEXT",
                           "begin":6,"end":16,"text":"T-90 tanks","quantity":{"min":7,"max":9}}],
                         "actors":["reuters"],"weapons":["t-90"],"types":["MEDIA","TANK"],
                         "links":[{"actor":"russia","relation":"USES","weapon":"t-90","field":"TEXT","begin":1,"end":5}],
                         "lexicon":"test-1","pipeline":"0","outlets":["desk"],"copies":[]}
                        """),
                hit.path("_source"));
        assertEquals(List.of("a/ü?#"), view.ids("{\"query\":{\"term\":{\"weapons\":\"t-90\"}}}"));
        assertEquals(List.of("b"), view.ids("{\"query\":{\"query_string\":{\"query\":\"erdogan\"}}}"));
        assertEquals(
                List.of("a/ü?#"),
                view.ids(
                        "{\"query\":{\"nested\":{\"path\":\"mentions\",\"query\":{\"bool\":{\"filter\":["
                                + "{\"term\":{\"mentions.id\":\"t-90\"}},{\"range\":{\"mentions.quantity.min\":{\"gte\":7}}}]}}}}}"));
        assertEquals(
                "Seven T-90 <em>tanks</em>",
                SearchView.only(
                                view.hits(
                                        "{\"query\":{\"match\":{\"text.en\":\"tank\"}},\"highlight\":{\"fields\":{\"text.en\":{}}}}"))
                        .path("highlight")
                        .path("text.en")
                        .get(0)
                        .asText()
                        .substring(0, 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENSEARCH, "elasticsearch"})
    void keepsTheNewestVersionAndRemovesWhatIsWithdrawn(String kind) {
        use(kind);
        try (var sink = OpenSearchSink.open(config)) {
            assertEquals(
                    List.of(),
                    sink.write(List.of(
                            enriched(article("a", 2)),
                            enriched(article("a", 1)),
                            enriched(article("b", 1)),
                            enriched(article("c", 3)),
                            enriched(article("d", 4)))));
            assertEquals(
                    List.of(),
                    sink.write(List.of(
                            enriched(article("a", 1).setTitle("old")),
                            enriched(article("b", 1).setTitle("again")),
                            new SinkRecord.EnrichedWithdrawn("c", 2L),
                            new SinkRecord.EnrichedWithdrawn("d", null),
                            new SinkRecord.EnrichedWithdrawn("e", null),
                            new SinkRecord.EnrichedWithdrawn("f", 7L))));
            assertEquals(
                    List.of(),
                    sink.write(List.of(new SinkRecord.EnrichedWithdrawn("b", 1L), enriched(article("b", 1)))));
        }
        var held = new ArrayList<String>();
        view.hits("{\"sort\":\"id\",\"version\":true}")
                .forEach(hit -> held.add(
                        hit.path("_id").asText() + " " + hit.path("_version").asText()));
        assertEquals(List.of("a 2", "b 1", "c 3"), held);
    }

    @Test
    void tellsOfEachArticleWhereElseItStoodAndWhen() throws IOException {
        try (var sink = OpenSearchSink.open(config)) {
            sink.write(List.of(
                    new SinkRecord.Duplicate(duplicate("early", 1, "a")),
                    enriched(article("a", 1)),
                    enriched(article("b", 1))));
            sink.flush();
            assertEquals(List.of("early"), view.copiesOf("a"));
            assertEquals(
                    JSON.readTree(
                            """
                            [{"id":"early","version":1,"source":"mirror","url":null,"title":null,
                              "publishedAt":"2015-09-17T12:00:00Z","receivedAt":"2015-09-17T12:00:00Z",
                              "kind":"NEAR","containment":0.9,"containmentOf":0.8}]
                            """),
                    view.document("a").path("copies"));
            assertEquals(List.of("a"), view.ids("{\"query\":{\"term\":{\"outlets\":\"mirror\"}}}"));

            // a correction of the article keeps them, a copy may come late, move, and go
            sink.write(List.of(enriched(article("a", 2)), new SinkRecord.Duplicate(duplicate("late", 1, "a"))));
            sink.flush();
            assertEquals(List.of("early", "late"), view.copiesOf("a"));
            assertEquals(2, view.document("a").path("version").asInt());

            sink.write(List.of(new SinkRecord.Duplicate(duplicate("early", 1, "b"))));
            sink.flush();
            assertEquals(List.of("late"), view.copiesOf("a"));
            assertEquals(List.of("early"), view.copiesOf("b"));

            sink.write(List.of(new SinkRecord.DuplicateWithdrawn("late", 1L)));
        }
        // the list is also brought up to date by the next run, if this one ended between writing and listing
        try (var sink = OpenSearchSink.open(config)) {
            sink.write(List.of(new SinkRecord.DuplicateWithdrawn("late", 1L)));
            sink.flush();
        }
        assertEquals(List.of(), view.copiesOf("a"));
        assertEquals(List.of("a", "b"), view.ids("{\"query\":{\"term\":{\"outlets\":\"desk\"}},\"sort\":\"id\"}"));
        assertEquals(List.of("b"), view.ids("{\"query\":{\"term\":{\"outlets\":\"mirror\"}}}"));
    }

    @Test
    void listsTheCopiesOfAnArticleThatHasThousands() {
        try (var sink = OpenSearchSink.open(config)) {
            var records = new ArrayList<SinkRecord>();
            IntStream.range(0, 5_500)
                    .forEach(i -> records.add(new SinkRecord.Duplicate(duplicate("copy " + i, 1, "a"))));
            records.add(enriched(article("a", 1)));
            sink.write(records);
        }
        assertEquals(5_500, view.document("a").path("copies").size());
    }

    @Test
    void fillsANewGenerationBesideTheOldAndSwitchesWhenTold() {
        String identity;
        try (var old = OpenSearchSink.open(config)) {
            identity = old.identity();
            old.write(List.of(enriched(article("old", 1))));
        }
        try (var again = OpenSearchSink.open(config);
                var next = OpenSearchSink.open(generation("2", false))) {
            assertEquals(identity, again.identity());
            assertNotEquals(identity, next.identity());
            next.write(List.of(enriched(article("new", 1))));
        }
        assertEquals(List.of("old"), view.sourceIds());

        OpenSearchSink.open(generation("2", true)).close();
        assertEquals(List.of("new"), view.sourceIds());
        OpenSearchSink.open(config).close();
        assertEquals(List.of("new"), view.sourceIds());
    }

    private void use(String kind) {
        server = SearchServer.of(kind);
        config = server.fresh();
        view = new SearchView(server, config);
    }

    private OpenSearchConfig generation(String name, boolean switchAlias) {
        return new OpenSearchConfig(
                config.url(), null, null, null, config.prefix(), name, switchAlias, config.bulkBytes());
    }
}
