package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** A topology that runs on a broker in this process, with commands that work beside it. */
final class LivePipeline implements AutoCloseable {
    /** Consumer group of the topology. */
    static final String APPLICATION = EnrichConfig.DEFAULT_APPLICATION_ID;

    private final Path folder;
    private final int threads;
    private final Servers servers;
    private EnrichStreams live;

    private LivePipeline(Path folder, int partitions, int threads) {
        this.folder = folder;
        this.threads = threads;
        servers = Servers.start(folder);
        ok("topics", "create", "--partitions", Integer.toString(partitions));
        live = enrich(Lexicon.bundled());
    }

    /** Starts one with the bundled lexicon; it keeps its data below a folder. */
    static LivePipeline start(Path folder, int partitions, int threads) {
        return new LivePipeline(folder, partitions, threads);
    }

    Servers servers() {
        return servers;
    }

    Cluster cluster() {
        return servers.cluster();
    }

    /** Sends inputs, and waits until the topology has taken all of them. */
    void ingest(Path... inputs) throws Exception {
        ok(Stream.concat(Stream.of("ingest"), Arrays.stream(inputs).map(Path::toString))
                .toArray(String[]::new));
        awaitDone();
    }

    /** Starts the topology again where it was, with another lexicon. */
    void restart(Lexicon lexicon) throws Exception {
        live.leave();
        live = enrich(lexicon);
        awaitDone();
    }

    /** Runs a command on the broker. */
    Program.Result run(String... command) {
        return Program.run(servers.with(command));
    }

    /** What a command says that is to do its job. */
    String ok(String... command) {
        return assertOk(run(command), command);
    }

    /** Runs a command that is to fail with a certain message. */
    void fails(String saying, String... command) {
        assertFails(run(command), saying, command);
    }

    /** What a command said that did its job. */
    static String assertOk(Program.Result result, String... command) {
        assertEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.err());
        return result.out();
    }

    /** Checks that a command failed with a certain message. */
    static void assertFails(Program.Result result, String saying, String... command) {
        assertNotEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.out());
        assertTrue(result.err().contains(saying), result.err());
    }

    /** What stands in an output topic of a generation, named as the live one is. */
    Map<Bytes, Bytes> bytes(String generation, String topic) {
        return Standing.in(Generation.named(generation).topic(topic), cluster());
    }

    /** The enriched articles of a generation by id. */
    Map<String, EnrichedArticle> articles(String generation) {
        var articles = new TreeMap<String, EnrichedArticle>();
        var reader = cluster().serdes().enriched().deserializer();
        bytes(generation, Topics.ENRICHED)
                .forEach((key, value) -> articles.put(
                        new String(key.get(), StandardCharsets.UTF_8),
                        reader.deserialize(Topics.ENRICHED, value.get())));
        return articles;
    }

    private EnrichStreams enrich(Lexicon lexicon) {
        return EnrichStage.start(cluster(), folder.resolve("state"), threads, EnrichConfig.DEFAULT_WINDOW, lexicon);
    }

    private void awaitDone() throws Exception {
        try (var backlog = new Backlog(cluster())) {
            Await.until(
                    "enrich",
                    () -> live.isRunning() && backlog.isDone(APPLICATION, EnrichTopology.sources(APPLICATION)));
        }
    }

    @Override
    public void close() {
        live.leave();
        servers.close();
    }
}
