package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.broker.DataFolder;
import io.copytaster.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a replay refuses when it sees what the brokers hold; no topology runs here. */
@Timeout(300)
class ReplayRefusalsTest {
    @TempDir
    static Path folder;

    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.start(folder);
        ok("topics", "create", "--partitions", "3");
        ok("ingest", Wire.write(folder.resolve("wire.jsonl.gz"), 200, 7).toString());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void refusesAGenerationThatIsThereUntilItIsDropped() throws Exception {
        ok("replay", "--generation", "old", "--offsets", "0:0-50");
        fails("is there already", "replay", "--generation", "old");
        fails("is there already", "replay", "--generation", "old", "--dry-run");
        ok("replay", "drop", "old");
        try (var admin = Admin.create(servers.cluster().kafka())) {
            Await.until("topics to go", () -> admin.listTopics().names().get().stream()
                    .noneMatch(topic -> topic.contains("old")));
        }
        ok("replay", "--generation", "old", "--offsets", "1:0-10");
    }

    @Test
    void refusesToGoOnWithAnotherLexicon() throws Exception {
        ok("replay", "--generation", "begun", "--offsets", "0:0-10");
        String lexicon = ChangedLexicon.in(folder).toString();
        fails("begun with lexicon", "replay", "resume", "begun", "--follow", "--lexicon", lexicon);
    }

    @Test
    void refusesNamesThatAreNone() {
        fails("lower-case", "replay", "--generation", "No_Good");
        fails("no replay is called", "replay", "diff", "nothing");
    }

    @Test
    void refusesWhatIsNotThereOrNoMore() throws Exception {
        fails("holds offsets", "replay", "--generation", "far", "--offsets", "0:0-999999");
        fails("has 3 partitions", "replay", "--generation", "far", "--offsets", "7:0-1");
        fails("holds nothing", "replay", "--generation", "far", "--from", "2199-01-01");
        // The other tests read the other partitions.
        delete(new TopicPartition(Topics.RAW, 2), 20);
        fails("are gone", "replay", "--generation", "far", "--from", "2015-01-01");
        fails("holds offsets 20", "replay", "--generation", "far", "--offsets", "2:0-30");
    }

    @Test
    void refusesToPublishAnewWhereNoTopologyRuns() {
        fails("no enrich runs", "replay");
        fails("no enrich runs", "replay", "--dry-run");
    }

    @Test
    void findsInADryRunWhatTheBrokersOrTheFolderWouldRefuse() throws Exception {
        fails("replication", "replay", "--generation", "dry", "--dry-run", "--replication", "5");
        fails("--threads", "replay", "--generation", "dry", "--dry-run", "--threads", "0");
        Path strange = Files.createDirectory(folder.resolve("strange"));
        Files.writeString(strange.resolve("letter.txt"), "not ours");
        fails("no data folder", "replay", "--generation", "dry", "--dry-run", "--data", strange.toString());
        try (var used = DataFolder.open(folder.resolve("used"))) {
            fails(
                    "in use",
                    "replay",
                    "--generation",
                    "dry",
                    "--dry-run",
                    "--data",
                    used.root().toString());
        }
    }

    @Test
    void leavesNothingBehindAfterADryRun() throws Exception {
        Path data = folder.resolve("not-made");
        ok("replay", "--generation", "planned", "--dry-run", "--data", data.toString());
        assertTrue(Files.notExists(data));
        try (var admin = Admin.create(servers.cluster().kafka())) {
            assertTrue(admin.listTopics().names().get().stream().noneMatch(topic -> topic.contains("planned")));
        }
    }

    private static void delete(TopicPartition partition, long before) throws Exception {
        try (var admin = Admin.create(servers.cluster().kafka())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    private static void ok(String... command) {
        LivePipeline.assertOk(Program.run(servers.with(command)), command);
    }

    private static void fails(String saying, String... command) {
        LivePipeline.assertFails(Program.run(servers.with(command)), saying, command);
    }
}
