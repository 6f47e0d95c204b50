package io.copytaster.sink.opensearch;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSearchSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENSEARCH = "opensearch";

    private SearchServer server = SearchServer.of(OPENSEARCH);
    private OpenSearchConfig config = server.fresh();

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

        JsonNode hit =
                only(hits("{\"query\":{\"query_string\":{\"query\":\"tank seen\",\"default_operator\":\"AND\"}}}"));
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
        assertEquals(List.of("a/ü?#"), ids("{\"query\":{\"term\":{\"weapons\":\"t-90\"}}}"));
        assertEquals(List.of("b"), ids("{\"query\":{\"query_string\":{\"query\":\"erdogan\"}}}"));
        assertEquals(
                List.of("a/ü?#"),
                ids(
                        "{\"query\":{\"nested\":{\"path\":\"mentions\",\"query\":{\"bool\":{\"filter\":["
                                + "{\"term\":{\"mentions.id\":\"t-90\"}},{\"range\":{\"mentions.quantity.min\":{\"gte\":7}}}]}}}}}"));
        assertEquals(
                "Seven T-90 <em>tanks</em>",
                only(hits("{\"query\":{\"match\":{\"text.en\":\"tank\"}},\"highlight\":{\"fields\":{\"text.en\":{}}}}"))
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
        hits("{\"sort\":\"id\",\"version\":true}")
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
            assertEquals(List.of("early"), copiesOf("a"));
            assertEquals(
                    JSON.readTree(
                            """
                            [{"id":"early","version":1,"source":"mirror","url":null,"title":null,
                              "publishedAt":"2015-09-17T12:00:00Z","receivedAt":"2015-09-17T12:00:00Z",
                              "kind":"NEAR","containment":0.9,"containmentOf":0.8}]
                            """),
                    document("a").path("copies"));
            assertEquals(List.of("a"), ids("{\"query\":{\"term\":{\"outlets\":\"mirror\"}}}"));

            // a correction of the article keeps them, a copy may come late, move, and go
            sink.write(List.of(enriched(article("a", 2)), new SinkRecord.Duplicate(duplicate("late", 1, "a"))));
            sink.flush();
            assertEquals(List.of("early", "late"), copiesOf("a"));
            assertEquals(2, document("a").path("version").asInt());

            sink.write(List.of(new SinkRecord.Duplicate(duplicate("early", 1, "b"))));
            sink.flush();
            assertEquals(List.of("late"), copiesOf("a"));
            assertEquals(List.of("early"), copiesOf("b"));

            sink.write(List.of(new SinkRecord.DuplicateWithdrawn("late", 1L)));
        }
        // the list is also brought up to date by the next run, if this one ended between writing and listing
        try (var sink = OpenSearchSink.open(config)) {
            sink.write(List.of(new SinkRecord.DuplicateWithdrawn("late", 1L)));
            sink.flush();
        }
        assertEquals(List.of(), copiesOf("a"));
        assertEquals(List.of("a", "b"), ids("{\"query\":{\"term\":{\"outlets\":\"desk\"}},\"sort\":\"id\"}"));
        assertEquals(List.of("b"), ids("{\"query\":{\"term\":{\"outlets\":\"mirror\"}}}"));
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
        assertEquals(5_500, document("a").path("copies").size());
    }

    @Test
    void saysWhichArticleIsRefusedAndTakesTheRest() {
        var words = new ArrayList<Mention>();
        IntStream.range(0, 10_001)
                .forEach(i -> words.add(mention(MentionKind.ACTOR, "x" + i, "x", "STATE", 0, "Text")));
        SinkRecord crowded = enriched(article("crowded", 1).setMentions(words));
        String longId = "https://example.org/" + "ü".repeat(600);
        try (var sink = OpenSearchSink.open(config)) {
            List<Failure> failures =
                    sink.write(List.of(enriched(article("a", 1)), crowded, enriched(article(longId, 1))));

            assertEquals(1, failures.size());
            assertEquals(crowded, failures.get(0).record());
            assertFalse(failures.get(0).again());
            assertTrue(
                    failures.get(0).reason().contains("nested"), failures.get(0).reason());
        }
        assertEquals(List.of("a", longId), sourceIds());
    }

    @Test
    void sendsRequestsOfTheSizeThatTheServerTakes() throws IOException {
        var records = new ArrayList<SinkRecord>();
        IntStream.range(0, 300)
                .forEach(i -> records.add(enriched(article("a" + i, 1).setText("x".repeat(1_000)))));
        try (var door = Doorman.before(server.url());
                var sink = OpenSearchSink.open(at(door.url(), 100_000))) {
            assertEquals(List.of(), sink.write(records));
            assertTrue(door.bulks().size() >= 4, door.bulks().toString());
            assertTrue(
                    door.bulks().stream().allMatch(size -> size < 103_000),
                    door.bulks().toString());

            door.letInAtMost(20_000);
            SinkRecord huge = enriched(article("huge", 1).setText("x".repeat(30_000)));
            records.add(huge);
            List<Failure> failures = sink.write(records);
            assertEquals(List.of(huge), failures.stream().map(Failure::record).toList());
            assertFalse(failures.get(0).again());
        }
        assertEquals(300, sourceIds().size());
    }

    @Test
    void givesBackWhatABusyServerDidNotTake() throws IOException {
        var records = new ArrayList<SinkRecord>();
        IntStream.range(0, 60)
                .forEach(i -> records.add(enriched(article("a" + i, 1).setText("x".repeat(1_000)))));
        try (var door = Doorman.before(server.url());
                var sink = OpenSearchSink.open(at(door.url(), 20_000))) {
            List<SinkRecord> rest = records;
            for (Integer temper : List.of(429, 503, 0, -1, 504)) {
                int before = rest.size();
                door.beInTemper(temper);
                List<Failure> failures = sink.write(rest);
                assertEquals(before, failures.size(), "nothing was let in");
                assertTrue(failures.stream().allMatch(Failure::again));
                rest = failures.stream().map(Failure::record).toList();
            }
            assertEquals(List.of(), sink.write(rest));
        }
        assertEquals(60, sourceIds().size());
    }

    @Test
    void goesOnWhereAServerWasKilledThreeTimes() throws IOException {
        var expected = new ArrayList<String>();
        try (var sink = OpenSearchSink.open(config)) {
            for (int round = 0; round < 3; round++) {
                List<SinkRecord> first = List.of(enriched(article("a" + round, 1)));
                List<SinkRecord> second = List.of(enriched(article("b" + round, 1)));
                sink.write(first);
                sink.flush();
                server.kill();
                assertTrue(sink.write(second).get(0).again());
                assertThrows(SinkAwayException.class, sink::flush);
                server.start();
                assertEquals(List.of(), sink.write(second));
                sink.flush();
                expected.add("a" + round);
                expected.add("b" + round);
            }
        }
        assertEquals(expected.stream().sorted().toList(), sourceIds());
    }

    @Test
    void waitsWhileTheIndexMayNotBeWrittenAndRefusesToStartThen() {
        SinkRecord record = enriched(article("a", 1));
        try (var sink = OpenSearchSink.open(config)) {
            server.ask("PUT", "/" + config.articles() + "/_settings", "{\"index.blocks.write\":true}");
            Failure failure = sink.write(List.of(record)).get(0);
            assertTrue(failure.again());
            assertTrue(failure.reason().contains("blocked by"), failure.reason());
            assertMessage(config, "index.blocks.write is set; set it to false");
            server.ask("PUT", "/" + config.articles() + "/_settings", "{\"index.blocks.write\":false}");
            assertEquals(List.of(), sink.write(List.of(record)));
        }
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
        assertEquals(List.of("old"), sourceIds());

        OpenSearchSink.open(generation("2", true)).close();
        assertEquals(List.of("new"), sourceIds());
        OpenSearchSink.open(config).close();
        assertEquals(List.of("new"), sourceIds());
    }

    @Test
    void leavesIndicesOfOthersAndOfTheFutureAlone() {
        server.ask("PUT", "/" + config.articles(), "{\"mappings\":{\"properties\":{\"id\":{\"type\":\"long\"}}}}");
        server.ask("PUT", "/" + config.articles() + "/_mapping", "{\"_meta\":{\"program\":\"other\"}}");
        assertMessage(
                config, "made by another program and is left as it is; choose other names with --opensearch-prefix");

        server.ask(
                "PUT", "/" + config.articles() + "/_mapping", "{\"_meta\":{\"program\":\"copytaster\",\"format\":9}}");
        assertMessage(config, "has format 9, this program writes 1");
    }

    @Test
    void goesThroughTlsWithAPassword(@TempDir Path folder) throws Exception {
        var context = ownCertificate(folder);
        String basic = "Basic " + Base64.getEncoder().encodeToString("ana:pass:wörd".getBytes(StandardCharsets.UTF_8));
        try (var door = Doorman.guarding(server.url(), context, basic)) {
            var right = guarded(door.url(), "pass:wörd", folder.resolve("ca.pem"));
            try (var sink = OpenSearchSink.open(right)) {
                assertEquals(List.of(), sink.write(List.of(enriched(article("a", 1)))));
            }
            assertMessage(guarded(door.url(), "secret", folder.resolve("ca.pem")), "401", "--opensearch-user");
            assertMessage(guarded(door.url(), "secret", null), "cannot be trusted", "--opensearch-ca");
            assertMessage(guarded(door.url(), "secret", folder.resolve("nowhere.pem")), "no certificates");
            assertFalse(right.toString().contains("pass:"));
        }
        assertEquals(List.of("a"), sourceIds());
        assertMessage(OpenSearchConfig.at(URI.create("http://127.0.0.1:1")), "does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host:9200", "http://u:secret@host:9200", "http:///x"})
    void refusesWhatIsNoAddress(String url) {
        var refused = assertThrows(IllegalArgumentException.class, () -> OpenSearchConfig.at(URI.create(url)));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    private void use(String kind) {
        server = SearchServer.of(kind);
        config = server.fresh();
    }

    private OpenSearchConfig at(URI url, int bulkBytes) {
        return new OpenSearchConfig(url, null, null, null, config.prefix(), "1", false, bulkBytes);
    }

    private OpenSearchConfig generation(String name, boolean switchAlias) {
        return new OpenSearchConfig(
                config.url(), null, null, null, config.prefix(), name, switchAlias, config.bulkBytes());
    }

    private OpenSearchConfig guarded(URI url, String password, Path authority) {
        return new OpenSearchConfig(
                url, "ana", password, authority, config.prefix(), "1", false, OpenSearchConfig.DEFAULT_BULK_BYTES);
    }

    private JsonNode hits(String query) {
        server.ask("POST", "/" + config.articlesAlias() + "/_refresh", null);
        return server.ask("POST", "/" + config.articlesAlias() + "/_search?size=1000", query)
                .path("hits")
                .path("hits");
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        hits(query).forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids;
    }

    private List<String> sourceIds() {
        var ids = new ArrayList<String>();
        hits("{\"sort\":\"id\"}")
                .forEach(hit -> ids.add(hit.path("_source").path("id").asText()));
        return ids;
    }

    private JsonNode document(String id) {
        return only(hits("{\"query\":{\"ids\":{\"values\":[\"" + id + "\"]}}}")).path("_source");
    }

    private List<String> copiesOf(String id) {
        var copies = new ArrayList<String>();
        document(id).path("copies").forEach(copy -> copies.add(copy.path("id").asText()));
        return copies;
    }

    private static JsonNode only(JsonNode hits) {
        assertEquals(1, hits.size(), hits.toString());
        return hits.get(0);
    }

    private static void assertMessage(OpenSearchConfig config, String... parts) {
        var failure = assertThrows(SinkException.class, () -> OpenSearchSink.open(config));
        for (String part : parts) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    }

    /** Makes a certificate for this machine, as {@code ca.pem} in the folder, and a server's end of it. */
    private static SSLContext ownCertificate(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                folder.resolve("ca.pem").toString(),
                "-keystore",
                store.toString());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
