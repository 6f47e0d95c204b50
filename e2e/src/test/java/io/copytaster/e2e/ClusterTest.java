package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stages as processes of their own on a broker and a registry that are not theirs. */
@Timeout(180)
class ClusterTest {
    private static final int ARTICLES = 2_000;

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
    void givesWhatOneProcessGives() throws Exception {
        Path wire = Wire.write(folder.resolve("wire.jsonl.gz"), ARTICLES, 3);
        Path out = folder.resolve("out");
        var created =
                Program.run("topics", "create", "--partitions", "3", "--bootstrap-servers", cluster.bootstrapServers());
        assertEquals(0, created.exitCode(), created.err());
        assertEquals(
                4, created.out().lines().filter(l -> l.startsWith("created ")).count(), created.out());

        try (Child one = stage("enrich");
                Child other = stage("enrich");
                Child sink = stage("sink", "files", "--out", out.toString())) {
            var ingested = Program.run(servers.with("ingest", wire.toString()));
            assertEquals(0, ingested.exitCode(), ingested.err());
            awaitEnd();
            assertTrue(one.isAlive() && other.isAlive() && sink.isAlive(), one.err() + other.err() + sink.err());
            sink.stop();
        }

        Path single = folder.resolve("single");
        Program.run("run", "--once", "--port", "0", "--input", wire.toString(), "--out", single.toString());
        assertEquals(Results.of(single), Results.of(out));
    }

    @Test
    void saysThatATopicIsMissing() throws Exception {
        var ingested = Program.run(servers.with("ingest", folder.toString()));
        assertEquals(1, ingested.exitCode());
        assertTrue(ingested.err().contains("topics create"), ingested.err());
        try (Child enrich = stage("enrich")) {
            assertEquals(1, enrich.await());
            assertTrue(enrich.err().contains("topics create"), enrich.err());
        }
    }

    private void awaitEnd() throws Exception {
        String application = EnrichConfig.DEFAULT_APPLICATION_ID;
        try (var backlog = new Backlog(cluster)) {
            Await.until("enrich to end", () -> backlog.isDone(application, EnrichTopology.sources(application)));
            Await.until("sink to end", () -> backlog.isDone(SinkKind.FILES.group(), Topics.OUTPUTS));
        }
    }

    private Child stage(String... command) throws Exception {
        return Child.start(folder, servers.with(command));
    }
}
