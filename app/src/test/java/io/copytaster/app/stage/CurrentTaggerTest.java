package io.copytaster.app.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.Copytaster;
import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.LexiconTables;
import io.copytaster.enrich.lexicon.topic.LexiconTopic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CurrentTaggerTest {
    private static final String HEADER = "id\ttype\tname\n";
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Cluster cluster;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerConfig.in(folder.resolve("broker")));
        cluster = new Cluster(broker.bootstrapServers(), "", Map.of());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void tagsWithTheBundledLexiconWhereNoneIsPublished() {
        try (var tagger = CurrentTagger.on(cluster, null)) {
            assertEquals(Lexicon.bundled().version(), lexiconOf(tagger));
        }
    }

    @Test
    void tagsWithTheLexiconPublishedLastFromTheStart() throws IOException {
        LexiconTopic.publish(cluster.kafka(), LexiconTables.in(lexicon("first", "sling")));
        LexiconTopic.publish(cluster.kafka(), LexiconTables.in(lexicon("second", "mace")));

        try (var tagger = CurrentTagger.on(cluster, null)) {
            assertTrue(lexiconOf(tagger).startsWith("second-"), lexiconOf(tagger));
            assertEquals(1, tagger.read(null, "He had a mace.", "en").mentions().size());
        }
    }

    @Test
    void takesWhatIsPublishedWhileItRuns() throws IOException {
        try (var tagger = CurrentTagger.on(cluster, null)) {
            assertEquals(
                    0, tagger.read(null, "He had a sling.", "en").mentions().size());

            assertEquals(0, execute("publish", lexicon("desk", "sling").toString()));
            await(tagger, "desk-");

            assertEquals(
                    1, tagger.read(null, "He had a sling.", "en").mentions().size());
            assertEquals(0, execute("publish", "--bundled"));
            await(tagger, "bundled-");
        }
    }

    @Test
    void keepsTheOldOneWhereARecordCannotBeUsed() throws Exception {
        LexiconTopic.publish(cluster.kafka(), LexiconTables.in(lexicon("desk", "sling")));
        send("lexicon", "no zip archive");
        send("somebody's", "else");
        try (var tagger = CurrentTagger.on(cluster, null)) {
            assertTrue(lexiconOf(tagger).startsWith("desk-"), lexiconOf(tagger));

            send("lexicon", "PK\u0003\u0004 nor this");
            LexiconTopic.publish(
                    cluster.kafka(), new LexiconTables("broken", Map.of("a.tsv", HEADER + "a\tB\tc"), Map.of()));
            LexiconTopic.publish(cluster.kafka(), LexiconTables.in(lexicon("next", "mace")));

            await(tagger, "next-");
        }
    }

    @Test
    void refusesToPublishWhatIsWrong() throws IOException {
        Path wrong = lexicon("wrong", "sling");
        Files.writeString(wrong.resolve("more.tsv"), HEADER + "bow\tBOWS\tbow\n");
        var err = new StringWriter();

        assertEquals(1, execute(err, "publish", wrong.toString()));

        assertTrue(err.toString().contains("more.tsv:2: unknown type 'BOWS'"), err.toString());
        assertEquals(0, recordsPublished());
    }

    @Test
    void staysWithTheFolderThatItIsGiven() throws IOException {
        LexiconTopic.publish(cluster.kafka(), LexiconTables.in(lexicon("desk", "sling")));

        try (var tagger = CurrentTagger.on(cluster, Lexicon.load(lexicon("own", "mace")))) {
            assertTrue(lexiconOf(tagger).startsWith("own-"), lexiconOf(tagger));
        }
    }

    private Path lexicon(String name, String weapon) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve("arms.tsv"), HEADER + weapon + "\tOTHER\t" + weapon + "\n");
        return made;
    }

    private static String lexiconOf(CurrentTagger tagger) {
        return tagger.read(null, "It was quiet.", "en").lexicon();
    }

    private static void await(CurrentTagger tagger, String version) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!lexiconOf(tagger).startsWith(version)) {
            assertTrue(System.nanoTime() < deadline, "not taken: " + version);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private int execute(String... command) {
        return execute(new StringWriter(), command);
    }

    private int execute(StringWriter err, String... command) {
        var program = Copytaster.commandLine();
        program.setOut(new PrintWriter(new StringWriter()));
        program.setErr(new PrintWriter(err));
        String[] all = new String[command.length + 3];
        all[0] = "lexicon";
        System.arraycopy(command, 0, all, 1, command.length);
        all[command.length + 1] = "--bootstrap-servers";
        all[command.length + 2] = broker.bootstrapServers();
        return program.execute(all);
    }

    private void send(String key, String value) throws Exception {
        var serializer = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(cluster.kafka(), serializer, serializer)) {
            producer.send(new ProducerRecord<>(LexiconTopic.NAME, 0, bytes(key), bytes(value)))
                    .get();
        }
    }

    private long recordsPublished() {
        try (var tagger = CurrentTagger.on(cluster, null); // creates the topic
                var consumer = new KafkaConsumer<>(
                        cluster.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertTrue(lexiconOf(tagger).startsWith("bundled-"));
            var partition = new TopicPartition(LexiconTopic.NAME, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
