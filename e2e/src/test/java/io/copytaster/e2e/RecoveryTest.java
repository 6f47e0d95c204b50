package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One of two instances of the topology is killed at work, with the settings of the compose file. */
@Timeout(240)
class RecoveryTest {
    private static final int ARTICLES = 1_000;
    private static final int PARTITIONS = 4;
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final String APPLICATION = EnrichConfig.DEFAULT_APPLICATION_ID;

    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;

    @BeforeEach
    void start() {
        servers = Servers.start(folder);
        cluster = servers.cluster();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void leavesTheOtherToGoOnWithItsStandbysWithoutReadingAllStateAgain() throws Exception {
        var created = Program.run(servers.with("topics", "create", "--partitions", Integer.toString(PARTITIONS)));
        assertEquals(
                3,
                created.out().lines().filter(line -> line.startsWith("schema ")).count(),
                created.out());
        try (Child one = enrich("one");
                Child other = enrich("two")) {
            Await.until("both", () -> isReady(one) && isReady(other));
            var first = ingest(Newsroom.write(folder.resolve("first.jsonl"), ARTICLES, 3));
            Duration usual = untilAllPartitionsSpeak();
            first.join();
            awaitEnd(one, other);
            double before = value(one, "settled_total");
            assertTrue(before > 0 && value(other, "settled_total") > 0, "both have their share");

            var second = ingest(Wire.write(folder.resolve("second.jsonl.gz"), 2 * ARTICLES, 5));
            Await.until("work", () -> value(one, "settled_total") > before);
            one.kill();
            Duration silent = untilAllPartitionsSpeak();

            assertTrue(silent.minus(usual).compareTo(WITHIN) <= 0, () -> "silent for " + silent + ", usually " + usual);
            second.join();
            awaitEnd(other);
            assertRestoredLittle(other);
        }
    }

    /** Waits for an article that was published from now on in each partition. */
    private Duration untilAllPartitionsSpeak() throws Exception {
        long began = System.nanoTime();
        try (var consumer = consumer()) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(p -> new TopicPartition(Topics.ENRICHED, p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            Set<TopicPartition> heard = new HashSet<>();
            Await.until("articles in all partitions", () -> {
                heard.addAll(consumer.poll(Duration.ofMillis(50)).partitions());
                return heard.size() == PARTITIONS;
            });
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What it took over it held already, but for the last records. */
    private void assertRestoredLittle(Child instance) throws Exception {
        double restored = value(instance, "restored_total");
        double held = 0;
        try (var consumer = consumer()) {
            var changelogs = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().endsWith("-changelog"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            for (long end : consumer.endOffsets(changelogs).values()) {
                held += end;
            }
        }
        String said = "restored %.0f of %.0f records".formatted(restored, held);
        assertTrue(held > 5 * ARTICLES && restored < held / 10, said);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = cluster.kafka();
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Child enrich(String name) throws Exception {
        return Child.start(
                folder,
                servers.with(
                        "enrich",
                        "--instance",
                        name,
                        "--standbys",
                        "1",
                        "--rack",
                        name,
                        "--data",
                        folder.resolve(name).toString(),
                        "--metrics-port",
                        "0",
                        "--client-setting",
                        "auto.register.schemas=false"));
    }

    private CompletableFuture<Void> ingest(Path file) {
        String[] command = servers.with("ingest", "--client-setting", "auto.register.schemas=false", file.toString());
        return CompletableFuture.runAsync(() -> {
            var ingested = Program.run(command);
            assertEquals(0, ingested.exitCode(), ingested.err());
        });
    }

    private void awaitEnd(Child... instances) throws Exception {
        try (var backlog = new Backlog(cluster)) {
            Await.until("enrich", () -> backlog.isDone(APPLICATION, EnrichTopology.sources(APPLICATION)));
        } catch (AssertionError e) {
            var said = new StringBuilder(e.getMessage());
            for (Child instance : instances) {
                said.append('\n').append(instance.err());
            }
            throw new AssertionError(said.toString(), e);
        }
    }

    private static boolean isReady(Child enrich) throws Exception {
        String at = enrich.metrics();
        return at != null && get(at + "health/ready").statusCode() == 200;
    }

    private static double value(Child enrich, String metric) throws Exception {
        return get(enrich.metrics() + "metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("copytaster_enrich_" + metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
