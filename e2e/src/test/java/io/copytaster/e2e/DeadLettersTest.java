package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters from the command line, on a real broker with the topology at work. */
@Timeout(180)
class DeadLettersTest {
    private static final String APPLICATION = EnrichConfig.DEFAULT_APPLICATION_ID;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;
    private EnrichStreams enrich;

    @BeforeEach
    void start() throws Exception {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        ok("topics", "create", "--partitions", "2");
        enrich = EnrichStage.start(
                cluster, folder.resolve("state"), 1, EnrichConfig.DEFAULT_WINDOW, EnrichStage.lexicon(null));
        Await.until("enrich", enrich::isRunning);
    }

    @AfterEach
    void stop() {
        if (enrich != null) {
            enrich.close();
        }
        servers.close();
    }

    @Test
    void listsShowsAndDropsByStageErrorSourceAndTime() throws Exception {
        ingest("a.jsonl", "{\"text\":\"no id\"}\nno json\n{\"id\":\"blank\",\"text\":\" \"}\n");
        send(Topics.RAW, "broken", "no avro".getBytes(StandardCharsets.UTF_8));
        awaitLetters(4);

        assertEquals(3, list("--stage", "ingest").size());
        assertEquals(1, list("--stage", "decode").size());
        assertEquals(1, list("--error", "NOT-JSON").size());
        assertEquals(3, list("--source", "a.jsonl").size());
        assertEquals(4, list("--from", "2001-01-01").size());
        assertEquals(0, list("--to", "2001-01-01").size());
        List<JsonNode> page = list("--limit", "3");
        assertEquals(3, page.size());
        assertEquals(1, list("--after", page.get(2).path("letter").asText()).size());

        String id = list("--error", "not-json").get(0).path("letter").asText();
        assertTrue(ok("dead-letters", "show", id).contains("no json"));
        Path saved = folder.resolve("saved");
        ok("dead-letters", "show", id, "--save", saved.toString());
        assertEquals("no json", Files.readString(saved).strip());

        fails("no dead letter 0:99", "dead-letters", "show", "0:99");
        fails("which dead letters", "dead-letters", "drop");
        assertEquals(
                2, Program.run(servers.with("dead-letters", "show", "nine")).exitCode());

        ok("dead-letters", "drop", "--stage", "ingest");
        assertEquals(1, list().size());
        assertEquals(4, list("--all").size());
        assertTrue(ok("dead-letters", "show", id).contains("DROPPED"));
    }

    @Test
    void sendsADeliveryBackToTheTopologyAndCountsHowOften() throws Exception {
        send(Topics.RAW, "broken", "no avro".getBytes(StandardCharsets.UTF_8));
        awaitLetters(1);
        for (int retries = 1; retries <= 3; retries++) {
            ok("dead-letters", "retry", "--stage", "decode");
            awaitLetters(1 + retries);
            assertEquals(retries, list().get(0).path("retries").asInt());
            assertEquals(1, list().size(), "the others were sent back");
        }
        var left = Program.run(servers.with("dead-letters", "retry", "--all"));
        assertEquals(1, left.exitCode());
        assertTrue(left.out().contains("3 times already"), left.out());
        assertEquals(1, list().size());
    }

    @Test
    void takesADeliveryThatCanBeReadByNow() throws Exception {
        // As if a deserializer had failed at it that is mended now.
        ingest("good.jsonl", "{\"id\":\"good\",\"text\":\"The army moved seven tanks to the border.\"}\n");
        awaitWork();
        byte[] delivery = lastRaw();
        var letter = new DeadLetter(
                "good".getBytes(StandardCharsets.UTF_8),
                delivery,
                "decode",
                "was broken",
                null,
                new DeadLetter.Origin(Topics.RAW, partitionOf("good"), 0));
        send(letter.toRecord());
        awaitLetters(1);
        assertEquals(
                "good",
                JSON.readTree(ok("dead-letters", "show", "0:0", "--json"))
                        .path("article")
                        .path("id")
                        .asText());
        long published = enrich.counted().published();
        ok("dead-letters", "retry", "0:0");
        Await.until("published anew", () -> enrich.counted().published() > published);
        assertTrue(list().isEmpty());
    }

    @Test
    void ingestsAgainWhatIngestRefused() throws Exception {
        var mended = new DeadLetter(
                "b.jsonl:1".getBytes(StandardCharsets.UTF_8),
                "{\"id\":\"late\",\"text\":\"Nobody could read this line at first.\"}".getBytes(StandardCharsets.UTF_8),
                "ingest",
                "not-json: as an older version thought",
                "feeds/b.jsonl:1",
                null);
        send(mended.toRecord());
        ingest("c.jsonl", "still no json\n");
        awaitLetters(2);
        String said = ok("dead-letters", "retry", "--stage", "ingest");
        assertTrue(said.contains("ingested, 1 articles"), said);
        assertTrue(said.contains("refused again"), said);
        awaitWork();
        Await.until("the article", () -> enrich.counts().enriched() == 1);
        awaitLetters(3);
        assertEquals(1, list().size());
        assertEquals(1, list().get(0).path("retries").asInt());
    }

    @Test
    void givesASinkItsRecordAgainUnlessThereIsANewerOne() throws Exception {
        ingest(
                "d.jsonl",
                "{\"id\":\"x\",\"text\":\"The first text of this article.\"}\n{\"id\":\"y\",\"text\":\"Quite another story told here.\"}\n");
        awaitWork();
        byte[] key = "x".getBytes(StandardCharsets.UTF_8);
        int partition = partitionOf("x");
        var letter = new DeadLetter(
                key,
                new byte[] {0},
                "sink-postgres",
                "refused",
                null,
                new DeadLetter.Origin(Topics.ENRICHED, partition, 0));
        send(letter.toRecord());
        awaitLetters(1);
        assertTrue(ok("dead-letters", "retry", "0:0").contains("sent to articles.enriched"));
        send(letter.toRecord());
        awaitLetters(2);
        assertTrue(ok("dead-letters", "retry", "0:1").contains("superseded"));
        assertFalse(ok("dead-letters", "list").contains("sink-postgres"));
    }

    private int partitionOf(String id) {
        return org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
                id.getBytes(StandardCharsets.UTF_8), 2);
    }

    private byte[] lastRaw() {
        var last = new byte[1][];
        var settings = cluster.kafka();
        try (var consumer = new org.apache.kafka.clients.consumer.KafkaConsumer<>(
                settings,
                new org.apache.kafka.common.serialization.ByteArrayDeserializer(),
                new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
            var partition = new org.apache.kafka.common.TopicPartition(Topics.RAW, partitionOf("good"));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (last[0] == null) {
                consumer.poll(java.time.Duration.ofMillis(100)).forEach(record -> last[0] = record.value());
            }
        }
        return last[0];
    }

    private List<JsonNode> list(String... options) throws Exception {
        var command = new ArrayList<>(List.of("dead-letters", "list", "--json"));
        command.addAll(List.of(options));
        var letters = new ArrayList<JsonNode>();
        for (String line : ok(command.toArray(String[]::new)).lines().toList()) {
            letters.add(JSON.readTree(line));
        }
        return letters;
    }

    private void awaitLetters(int count) throws Exception {
        Await.until(count + " letters", () -> list("--all").size() == count);
    }

    private void awaitWork() throws Exception {
        try (var backlog = new Backlog(cluster)) {
            Await.until("enrich", () -> backlog.isDone(APPLICATION, EnrichTopology.sources(APPLICATION)));
        }
    }

    private void ingest(String name, String lines) throws Exception {
        Program.run(servers.with(
                "ingest", Files.writeString(folder.resolve(name), lines).toString()));
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var producer =
                new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private String ok(String... command) {
        var result = Program.run(servers.with(command));
        assertEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.err());
        return result.out();
    }

    private void fails(String saying, String... command) {
        var result = Program.run(servers.with(command));
        assertEquals(1, result.exitCode(), () -> String.join(" ", command) + ": " + result.out());
        assertTrue(result.err().contains(saying), result.err());
    }
}
