package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.mention;
import static io.copytaster.sink.LoopRig.ENRICHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.opensearch.SearchServer;
import io.copytaster.sink.postgres.KillablePostgres;
import io.copytaster.sink.postgres.PostgresSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed while a loop writes to them, and started again: nothing is lost and nothing twice. */
@Timeout(300)
class KilledTargetTest {
    private static final int ARTICLES = 12_000;
    private static final int KILLS = 3;
    private static final int BATCH = 200;
    private static final List<String> COPIES = List.of("copy 0|article 0", "copy 1|article " + ARTICLES / 2);

    private final LoopRig rig = new LoopRig();

    @Test
    void postgresLosesNothing(@TempDir Path folder) throws Exception {
        try (var server = KillablePostgres.start(folder);
                var sink = PostgresSink.open(server.config())) {
            writeWhileKilled(server, sink);

            assertEquals(
                    expected(),
                    server.rows("SELECT id, version FROM article").stream()
                            .sorted()
                            .toList());
            assertEquals(
                    List.of(ARTICLES + "|" + ARTICLES),
                    server.rows("SELECT count(*), count(DISTINCT article_id) FROM mention"));
            assertEquals(COPIES, server.rows("SELECT id, duplicate_of FROM duplicate ORDER BY id"));
        }
    }

    @Test
    void openSearchLosesNothing() throws Exception {
        SearchServer server = SearchServer.of("opensearch");
        OpenSearchConfig config = server.fresh();
        try (var sink = OpenSearchSink.open(config)) {
            writeWhileKilled(server, sink);
        }
        var held = new ArrayList<String>();
        var listed = new ArrayList<String>();
        server.all(config.articlesAlias(), hit -> {
            String id = hit.path("_id").asText();
            held.add(id + "|" + hit.path("_version").asText());
            hit.path("_source")
                    .path("copies")
                    .forEach(copy -> listed.add(copy.path("id").asText() + "|" + id));
        });
        assertEquals(expected(), held.stream().sorted().toList());
        assertEquals(COPIES, listed.stream().sorted().toList());
    }

    /** Kills the server whenever so many more articles are in it, and starts it again once the loop has noticed. */
    private void writeWhileKilled(KillableServer server, ArticleSink sink) throws Exception {
        rig.consumer.setMaxPollRecords(BATCH);
        for (int i = 0; i < ARTICLES; i++) {
            var russia = mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, "Text");
            rig.send(article("article " + i, 1 + i % 7)
                    .setMentions(List.of(russia))
                    .build());
        }
        rig.send(duplicate("copy 0", 1, "article 0"));
        rig.send(duplicate("copy 1", 1, "article " + ARTICLES / 2));
        rig.assign();
        var settings = new SinkLoopSettings(
                "test",
                "test-group",
                BATCH,
                5 * BATCH,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofMillis(500));
        SinkLoop loop = rig.loop(sink, settings, LoopTime.SYSTEM);
        loop.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            int written = kill * ARTICLES / (KILLS + 3);
            await(loop, () -> loop.counts().enriched() >= written);
            double before = retries();
            server.kill();
            await(loop, () -> retries() > before);
            assertFalse(loop.counts().enriched() >= ARTICLES, "all was written before the server was killed");
            server.start();
        }
        await(loop, () -> loop.counts().total() >= ARTICLES + 2);
        loop.close();
        loop.ended().get(1, TimeUnit.MINUTES);
        assertEquals(ARTICLES, rig.committed(ENRICHED));
        assertEquals(List.of(), rig.letters());
    }

    private double retries() {
        return rig.meters.get("copytaster.sink.retries").counter().count();
    }

    private static void await(SinkLoop loop, BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            if (loop.ended().isDone()) {
                loop.ended().get();
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static List<String> expected() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(i -> "article " + i + "|" + (1 + i % 7))
                .sorted()
                .toList();
    }
}
