package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Articles that come in while very many deliveries are replayed into the live topics. The deliveries are of few articles,
 * each delivered again and again, which costs little when they come in, and as much as ever when they are replayed.
 */
@Timeout(300)
class ReplayBesideLiveTest {
    private static final int OLD = 200;
    private static final int DELIVERED = 100;
    private static final int LIVE = 50;
    /** Looks without a change that show that it waits. */
    private static final int STILL = 10;
    /** As many deliveries as a replay keeps under way at a time. */
    private static final long UNDER_WAY = 2_000;

    private static final String APPLICATION = EnrichConfig.DEFAULT_APPLICATION_ID;

    @TempDir
    Path folder;

    private final Random random = new Random(11);

    @Test
    void letsNewArticlesOutLongBeforeItEnds() throws Exception {
        List<String> old = lines("old", OLD);
        Path deliveries = Files.write(
                folder.resolve("old.jsonl"),
                Collections.nCopies(DELIVERED, old).stream()
                        .flatMap(List::stream)
                        .toList());
        Path news = Files.write(folder.resolve("live.jsonl"), lines("live", LIVE));
        try (var servers = Servers.start(folder)) {
            ok(servers, "topics", "create", "--partitions", "2");
            try (var enrich = enrich(servers.cluster());
                    var published = consumer(servers.cluster())) {
                Map<String, Integer> times = new TreeMap<>();
                ok(servers, "ingest", deliveries.toString());
                awaitThrough(servers.cluster(), enrich);

                enrich.streams().pause(); // so that as much waits for the new articles as ever may
                var replay = CompletableFuture.runAsync(() -> ok(servers, "replay"));
                long handedOver = awaitStandstill(servers.cluster(), replay);
                assertTrue(handedOver <= 2 * UNDER_WAY, "under way: " + handedOver);
                ok(servers, "ingest", news.toString());
                enrich.streams().resume();
                Await.until("the new articles", () -> {
                    count(published, times);
                    return replay.isDone() || times.keySet().containsAll(ids("live", LIVE));
                });

                replay.getNow(null); // if it has failed, that is what went wrong
                assertFalse(replay.isDone(), "new articles had to wait until the whole replay was through");
                replay.join();
                awaitThrough(servers.cluster(), enrich);
                Await.until("the end", () -> {
                    count(published, times);
                    return isAtEnd(published);
                });
                assertEquals(expected(), times);
            }
        }
    }

    /** Each article once when it came in, and once for each time that it was replayed. */
    private static Map<String, Integer> expected() {
        var expected = new TreeMap<String, Integer>();
        ids("old", OLD).forEach(id -> expected.put(id, 1 + DELIVERED));
        ids("live", LIVE).forEach(id -> expected.put(id, 1));
        return expected;
    }

    private static List<String> ids(String name, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(name + i);
        }
        return ids;
    }

    private List<String> lines(String name, int count) {
        return ids(name, count).stream()
                .map(id -> "{\"id\":\"" + id + "\",\"source\":\"wire\",\"text\":\"" + text() + "\"}")
                .toList();
    }

    /** Words that no other article has. */
    private String text() {
        var text = new StringBuilder("Tanks and drones were seen.");
        for (int i = 0; i < 60; i++) {
            text.append(' ').append(Integer.toString(random.nextInt(1 << 30), Character.MAX_RADIX));
        }
        return text.toString();
    }

    private EnrichStreams enrich(Cluster cluster) throws Exception {
        var started =
                EnrichStage.start(cluster, folder.resolve("state"), 2, EnrichConfig.DEFAULT_WINDOW, Lexicon.bundled());
        Await.until("enrich", started::isRunning);
        return started;
    }

    private static void awaitThrough(Cluster cluster, EnrichStreams enrich) throws Exception {
        try (var backlog = new Backlog(cluster)) {
            Await.until(
                    "enrich",
                    () -> enrich.isRunning() && backlog.isDone(APPLICATION, EnrichTopology.sources(APPLICATION)));
        }
    }

    /** Waits until a replay hands over no more until something of it is through; tells how many deliveries that were. */
    private static long awaitStandstill(Cluster cluster, CompletableFuture<Void> replay) throws Exception {
        var looks = new ArrayList<Long>();
        Await.until("the replay to wait", () -> {
            looks.add(0, handedOver(cluster));
            boolean still = looks.size() > STILL && looks.get(0).equals(looks.get(STILL));
            return replay.isDone() || (still && looks.get(0) >= UNDER_WAY);
        });
        return looks.get(0);
    }

    private static long handedOver(Cluster cluster) {
        try (var admin = new ClusterAdmin(cluster)) {
            return admin
                    .offsets(admin.partitions(EnrichTopology.replays(APPLICATION)), OffsetSpec.latest())
                    .values()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Cluster cluster) {
        var settings = cluster.kafka();
        settings.put("isolation.level", "read_committed");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.ENRICHED).stream()
                .map(p -> new TopicPartition(Topics.ENRICHED, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Counts by id what was published since it was last looked at. */
    private static void count(KafkaConsumer<String, byte[]> published, Map<String, Integer> times) {
        published.poll(Duration.ofMillis(100)).forEach(record -> times.merge(record.key(), 1, Integer::sum));
    }

    private static boolean isAtEnd(KafkaConsumer<String, byte[]> published) {
        return published.endOffsets(published.assignment()).entrySet().stream()
                .allMatch(end -> published.position(end.getKey()) >= end.getValue());
    }

    private static void ok(Servers servers, String... command) {
        var result = Program.run(servers.with(command));
        assertEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.err());
    }
}
