package io.copytaster.sink.opensearch;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.Failure;
import io.copytaster.sink.LoopRig;
import io.copytaster.sink.SinkCounts;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkLoop;
import io.copytaster.sink.SinkRecord;
import io.copytaster.sink.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sink does about servers that refuse, are busy, or are not to be written to. */
class OpenSearchFaultsTest {
    private final SearchServer server = SearchServer.of("opensearch");
    private final OpenSearchConfig config = server.fresh();
    private final SearchView view = new SearchView(server, config);

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
        assertEquals(List.of("a", longId), view.sourceIds());
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
        assertEquals(300, view.sourceIds().size());
    }

    @Test
    void losesNothingWhateverABusyServerAnswers() throws Exception {
        // given
        var rig = new LoopRig();
        rig.assign();
        IntStream.range(0, 60)
                .forEach(i ->
                        rig.send(article("a" + i, 1).setText("x".repeat(1_000)).build()));
        try (var door = Doorman.before(server.url());
                var sink = OpenSearchSink.open(at(door.url(), 20_000), Duration.ofSeconds(2))) {
            door.beInTemper(
                    429,
                    503,
                    Doorman.TAKE_HALF,
                    Doorman.NEVER_ANSWER,
                    Doorman.HANG_UP,
                    Doorman.TAKE_AND_HANG_UP,
                    504,
                    Doorman.TAKE_HALF);

            // when
            SinkLoop loop = rig.run(rig.loop(sink, Duration.ofHours(1)));

            // then
            assertTrue(door.isCalm());
            assertEquals(new SinkCounts(60, 0, 0, 0, 0, 0), loop.counts());
            assertEquals(List.of(), rig.letters());
        }
        assertEquals(60, view.sourceIds().size());
    }

    @Test
    void givesBackOnlyWhatWasNotTakenOfAHalf() throws IOException {
        List<SinkRecord> records = IntStream.range(0, 10)
                .<SinkRecord>mapToObj(i -> enriched(article("a" + i, 1)))
                .toList();
        try (var door = Doorman.before(server.url());
                var sink = OpenSearchSink.open(at(door.url(), 100_000))) {
            door.beInTemper(Doorman.TAKE_HALF);
            List<Failure> failures = sink.write(records);
            assertEquals(
                    records.subList(5, 10),
                    failures.stream().map(Failure::record).toList());
            assertTrue(failures.stream().allMatch(Failure::again));
            assertEquals(List.of("a0", "a1", "a2", "a3", "a4"), view.sourceIds());
        }
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
        var context = TestCertificate.make(folder).context();
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
        assertEquals(List.of("a"), view.sourceIds());
        assertMessage(
                OpenSearchConfig.at(URI.create("http://127.0.0.1:1")), "does not answer", "check --opensearch-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host:9200", "http://u:secret@host:9200", "http:///x"})
    void refusesWhatIsNoAddress(String url) {
        var refused = assertThrows(IllegalArgumentException.class, () -> OpenSearchConfig.at(URI.create(url)));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    private OpenSearchConfig at(URI url, int bulkBytes) {
        return new OpenSearchConfig(url, null, null, null, config.prefix(), "1", false, bulkBytes);
    }

    private OpenSearchConfig guarded(URI url, String password, Path authority) {
        return new OpenSearchConfig(
                url, "ana", password, authority, config.prefix(), "1", false, OpenSearchConfig.DEFAULT_BULK_BYTES);
    }

    private static void assertMessage(OpenSearchConfig config, String... parts) {
        var failure = assertThrows(SinkException.class, () -> OpenSearchSink.open(config));
        for (String part : parts) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    }
}
