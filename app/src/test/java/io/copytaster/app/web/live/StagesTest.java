package io.copytaster.app.web.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.TopicAdmin;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How far stages are said to be. */
@Timeout(60)
class StagesTest {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Cluster cluster;
    private Stages stages;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.in(folder));
        cluster = new Cluster(broker.bootstrapServers(), "mock://stages", Map.of());
        try (var topics = new TopicAdmin(cluster)) {
            topics.createMissing(2, (short) 1);
        }
        stages = new Stages(cluster);
    }

    @AfterEach
    void stop() {
        stages.close();
        broker.close();
    }

    @Test
    void saysOfAStageThatHasTakenNothingWhatWaitsForIt() throws Exception {
        send(Topics.ENRICHED, 5);
        send(Topics.DEAD_LETTERS, 3);
        try (var webhook = join(SinkKind.WEBHOOK.group(), Topics.ENRICHED);
                var enrich = join(EnrichConfig.DEFAULT_APPLICATION_ID, Topics.RAW)) {
            assertEquals(List.of(new Stage("enrich", 0, false), new Stage("sink webhook", 5, false)), stages.list());

            read(webhook, 2);
            assertEquals(new Stage("sink webhook", 3, true), stages.stage(SinkKind.WEBHOOK));

            read(webhook, 5);
            assertEquals(new Stage("sink webhook", 0, true), stages.stage(SinkKind.WEBHOOK));
            assertEquals(0, position(enrich));
        }
    }

    @Test
    void countsOnlyTheTopicsThatASinkReads() throws Exception {
        send(Topics.ENRICHED, 1);
        send(Topics.DUPLICATES, 10);
        send(Topics.DEAD_LETTERS, 100);
        assertEquals(1, stages.stage(SinkKind.WEBHOOK).behind());
        assertEquals(11, stages.stage(SinkKind.SEARCH).behind());
        assertEquals(111, stages.stage(SinkKind.FILES).behind());
        assertEquals(List.of(), stages.list());
    }

    /** A member of a group that has its partitions, and has read nothing. */
    private KafkaConsumer<byte[], byte[]> join(String group, String topic) {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ZERO);
        }
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    /** Reads and commits until so many are read. */
    private static void read(KafkaConsumer<byte[], byte[]> consumer, int records) {
        while (position(consumer) < records) {
            consumer.poll(Duration.ofMillis(50));
        }
        consumer.commitSync();
    }

    private static long position(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }

    private void send(String topic, int records) throws Exception {
        try (var producer =
                new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, new byte[] {(byte) i}, new byte[] {1}))
                        .get();
            }
        }
    }
}
