package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Topics;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brokers, instances of the topology and sinks that are killed, stopped, stood still and moved about while articles come
 * in. For longer than the few seconds of a build: {@code -Dchaos.seconds=600 -Dchaos.seed=N}.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ChaosTest {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 20));
    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final int ARTICLES_PER_SECOND = 50;
    private static final int BROKERS = 3;
    private static final int FIRST = 50;
    private static final int SENT_AT_ONCE = 10;
    private static final List<String> OPTIONS =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", Evidence.TELL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream log = System.out;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Cluster cluster;

    @Test
    void neitherLosesNorDoublesNorJudgesOtherwise() throws Exception {
        log.printf("chaos of %d s with seed %d%n", LENGTH.toSeconds(), SEED);
        Path stream = stream();
        Path calm = calm(stream);
        try (var brokers = BrokerNodes.start(folder, BROKERS);
                var replicas = new Replicas(brokers.bootstrapServers(), BROKERS, SEED)) {
            try {
                withstand(stream, calm, brokers, replicas);
            } catch (Exception | AssertionError e) {
                Evidence.print(folder, replicas, log);
                throw e;
            }
        }
    }

    private void withstand(Path stream, Path calm, BrokerNodes brokers, Replicas replicas) throws Exception {
        Await.until("brokers", replicas::inSync);
        try (var registry = EmbeddedRegistry.start(RegistryConfig.at(brokers.bootstrapServers()))) {
            cluster = new Cluster(brokers.bootstrapServers(), registry.url(), Map.of());
            disturb(stream, brokers, replicas);
            check(stream, Results.of(calm));
        }
    }

    /** Articles, their versions and kills, and here and there a line that is none. */
    private Path stream() throws Exception {
        Path newsroom =
                Newsroom.write(folder.resolve("newsroom.jsonl"), (int) LENGTH.toSeconds() * ARTICLES_PER_SECOND, SEED);
        var lines = new ArrayList<>(Files.readAllLines(newsroom));
        for (int i = lines.size(); i > 0; i -= 200) {
            lines.add(i, "{\"id\":\"blank-" + i + "\",\"text\":\" \"}");
        }
        return Files.write(folder.resolve("stream.jsonl"), lines);
    }

    private Path calm(Path stream) {
        Path calm = folder.resolve("calm");
        var run =
                Program.run("run", "--once", "--sink", "files", "--out", calm.toString(), "--input", stream.toString());
        assertEquals(0, run.exitCode(), run.err());
        return calm;
    }

    private void disturb(Path stream, BrokerNodes brokers, Replicas replicas) throws Exception {
        var created = Program.run(with("topics", "create", "--partitions", "4"));
        assertEquals(0, created.exitCode(), created.err());
        try (var enrich1 = enrich("enrich-1");
                var enrich2 = enrich("enrich-2");
                var sink1 = sink("sink-1");
                var sink2 = sink("sink-2");
                var ingest = Child.start(folder, OPTIONS, "io.copytaster.app.Copytaster", with("ingest", "-"))) {
            List<Service> enrich = List.of(enrich1, enrich2);
            List<Service> sinks = List.of(sink1, sink2);
            ExecutorService lanes = Executors.newCachedThreadPool();
            try (var in = ingest.in()) {
                List<String> lines = Files.readAllLines(stream);
                feed(lines.subList(0, FIRST), in, System.nanoTime());
                Await.until("first articles at both sinks", () -> isFilled("sink-1") && isFilled("sink-2"));
                long deadline = System.nanoTime() + LENGTH.toNanos();
                var running = new ArrayList<Future<Void>>();
                running.add(lanes.submit(new Faults(SEED, of(brokers, replicas), replicas::inSync, deadline, log)));
                running.add(lanes.submit(new Faults(SEED + 1, of(enrich), () -> true, deadline, log)));
                running.add(lanes.submit(new Faults(SEED + 2, of(sinks), () -> true, deadline, log)));
                feed(lines.subList(FIRST, lines.size()), in, deadline);
                for (Future<Void> lane : running) {
                    lane.get();
                }
            } finally {
                lanes.shutdownNow();
            }
            assertEquals(0, ingest.await(), ingest.err());
            Await.until("all replicas in sync", replicas::inSync);
            awaitEnd();
            for (Service service : List.of(enrich1, enrich2, sink1, sink2)) {
                service.stop();
            }
        }
    }

    private static List<List<Fault>> of(BrokerNodes brokers, Replicas replicas) {
        return List.of(
                brokers.nodes().stream().map(Fault::killed).toList(),
                brokers.nodes().stream().map(Fault::paused).toList(),
                List.of(new Fault("reassign partitions", replicas::thinOut, replicas::spreadAgain)));
    }

    private static List<List<Fault>> of(List<Service> services) {
        return List.of(
                services.stream().map(Fault::killed).toList(),
                services.stream().map(Fault::paused).toList(),
                services.stream().map(Fault::stopped).toList());
    }

    private boolean isFilled(String sink) throws Exception {
        // It writes a journal at once, and the lines that users read only now and then.
        Path journal = folder.resolve(sink).resolve(".journal");
        return Files.exists(journal) && Files.size(journal) > 0;
    }

    /** Hands lines to ingest, spread over the time until a deadline. */
    private static void feed(List<String> lines, OutputStream in, long deadline) throws Exception {
        long each = Math.max(0, deadline - System.nanoTime()) / lines.size();
        for (int i = 0; i < lines.size(); i += SENT_AT_ONCE) {
            List<String> some = lines.subList(i, Math.min(lines.size(), i + SENT_AT_ONCE));
            in.write((String.join("\n", some) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            LockSupport.parkNanos(each * some.size());
        }
    }

    private void awaitEnd() throws Exception {
        String application = EnrichConfig.DEFAULT_APPLICATION_ID;
        try (var backlog = new Backlog(cluster)) {
            Await.until("enrich to end", () -> backlog.isDone(application, EnrichTopology.sources(application)));
            Await.until("sink 1 to end", () -> backlog.isDone("sink-1", Topics.OUTPUTS));
            Await.until("sink 2 to end", () -> backlog.isDone("sink-2", Topics.OUTPUTS));
        }
    }

    private void check(Path stream, Results calm) throws Exception {
        Results results = Results.of(folder.resolve("sink-1"));
        assertEquals(accepted(stream), results.places().keySet(), "each that was acknowledged, and no other");
        assertTrue(results.places().values().stream().allMatch(n -> n == 1), "each in one place");
        assertFalse(results.deadLetters().isEmpty());
        assertEquals(calm.enriched(), results.enriched());
        assertEquals(calm.duplicates(), results.duplicates());
        assertEquals(calm.deadLetters().keySet(), results.deadLetters().keySet());
        assertEquals(results, Results.of(folder.resolve("sink-2")));
        assertEquals(Published.on(cluster), new Published(results.enriched(), results.duplicates()));
        log.printf(
                "%d articles, %d copies, %d dead letters%n",
                results.enriched().size(),
                results.duplicates().size(),
                results.deadLetters().size());
    }

    /** The articles that came in, but for those that their sources took back. */
    private static Set<String> accepted(Path stream) throws Exception {
        var ids = new HashSet<String>();
        var canceled = new HashSet<String>();
        for (String line : Files.readAllLines(stream)) {
            JsonNode delivery = JSON.readTree(line);
            ids.add(delivery.path("id").asText());
            if (delivery.path("status").asText().equals("CANCELED")) {
                canceled.add(delivery.path("id").asText());
            }
        }
        ids.removeAll(canceled);
        return ids;
    }

    private Service enrich(String name) throws Exception {
        return service(
                name,
                "enrich",
                "--instance",
                name,
                "--standbys",
                "1",
                "--data",
                folder.resolve(name).toString());
    }

    private Service sink(String name) throws Exception {
        return service(
                name,
                "sink",
                "files",
                "--group",
                name,
                "--out",
                folder.resolve(name).toString());
    }

    private Service service(String name, String... command) throws Exception {
        return new Service(name, () -> Child.start(folder, OPTIONS, "io.copytaster.app.Copytaster", with(command)));
    }

    private String[] with(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--bootstrap-servers", cluster.bootstrapServers(), "--schema-registry", cluster.schemaRegistry()));
        return all.toArray(String[]::new);
    }
}
