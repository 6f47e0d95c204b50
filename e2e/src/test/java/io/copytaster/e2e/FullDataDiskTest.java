package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.Tmpfs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk that a program keeps its data on runs full: it ends and says so, and goes on when there is room. The disk is a
 * tmpfs where one can be mounted, else it is files that may not grow any more.
 */
@Timeout(300)
class FullDataDiskTest {
    private static final int ROOM_MB = 2_000;

    @TempDir
    Path folder;

    private Path disk;
    private boolean isMounted;

    @BeforeEach
    void make() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
    }

    @AfterEach
    void remove() throws Exception {
        if (isMounted) {
            Tmpfs.unmount(disk);
        }
    }

    @Test
    void runEndsAndGoesOnWithNothingLostAndNothingTwice() throws Exception {
        int articles = 12_000;
        Path wire = Newsroom.write(folder.resolve("wire.jsonl"), articles, 3);
        fill(24);
        Path out = folder.resolve("out");
        try (Child full = run(wire, out)) {
            if (!isMounted) {
                full.limitFiles(2 << 20);
            }
            assertEquals(1, full.await(), full.err());
            assertSaysSo(full, "copytaster: ");
        }
        makeRoom();
        try (Child again = run(wire, out)) {
            assertEquals(0, again.await(), again.err());
        }
        Path calm = folder.resolve("calm");
        Program.run("run", "--once", "--port", "0", "--input", wire.toString(), "--out", calm.toString());
        assertEquals(Results.of(calm), Results.of(out));
    }

    @Test
    void enrichEndsAndGoesOnWithNothingLostAndNothingTwice() throws Exception {
        Path wire = Wire.write(folder.resolve("wire.jsonl.gz"), 500, 4);
        Path embargoed = embargoed(400);
        fill(1);
        try (Servers servers = Servers.start(folder);
                var backlog = new Backlog(servers.cluster())) {
            assertEquals(
                    0,
                    Program.run(servers.with("topics", "create", "--partitions", "1"))
                            .exitCode());
            assertEquals(
                    0,
                    Program.run(servers.with("ingest", embargoed.toString(), wire.toString()))
                            .exitCode());
            try (Child full = enrich(servers)) {
                if (!isMounted) {
                    full.limitFiles(4 << 10);
                }
                assertEquals(1, full.await(), full.err());
                assertSaysSo(full, "copytaster: enrich has failed: ");
            }
            makeRoom();
            String application = EnrichConfig.DEFAULT_APPLICATION_ID;
            try (Child again = enrich(servers)) {
                Await.until(
                        "all articles",
                        () -> !again.isAlive() || backlog.isDone(application, EnrichTopology.sources(application)));
                assertTrue(again.isAlive(), again.err());
            }
            assertEquals(
                    400,
                    Standing.in(application + "-embargoed-changelog", servers.cluster())
                            .size());
            Path calm = folder.resolve("calm");
            Program.run("run", "--once", "--port", "0", "--input", wire.toString(), "--out", calm.toString());
            Results results = Results.of(calm);
            assertEquals(
                    results.enriched().size(),
                    Standing.in(Topics.ENRICHED, servers.cluster()).size());
            assertEquals(
                    results.duplicates().size(),
                    Standing.in(Topics.DUPLICATES, servers.cluster()).size());
        }
    }

    /** The last word is for the user. */
    private void assertSaysSo(Child ended, String begin) throws Exception {
        List<String> said = ended.err().lines().toList();
        String last = said.get(said.size() - 1);
        assertTrue(last.startsWith(begin), ended.err());
        assertTrue(last.contains(disk.resolve("data").toString()), last);
        assertTrue(last.contains("make room"), last);
    }

    /** Articles that are kept as they are for many years, which are more than memory holds. */
    private Path embargoed(int count) throws Exception {
        var random = new Random(5);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var text = new byte[30_000];
            random.nextBytes(text);
            lines.add("{\"id\":\"e%d\",\"embargoedUntil\":\"2199-01-01T00:00:00Z\",\"text\":\"%s\"}"
                    .formatted(i, Base64.getEncoder().encodeToString(text)));
        }
        return Files.write(folder.resolve("embargoed.jsonl"), lines);
    }

    private void fill(int megabytes) throws Exception {
        isMounted = Tmpfs.mount(disk, megabytes);
    }

    private void makeRoom() throws Exception {
        if (isMounted) {
            Tmpfs.resize(disk, ROOM_MB);
        }
    }

    private Child run(Path input, Path out) throws Exception {
        return Child.start(
                folder,
                "run",
                "--once",
                "--port",
                "0",
                "--input",
                input.toString(),
                "--data",
                disk.resolve("data").toString(),
                "--out",
                out.toString());
    }

    private Child enrich(Servers servers) throws Exception {
        return Child.start(
                folder, servers.with("enrich", "--data", disk.resolve("data").toString()));
    }
}
