package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.ingest.outlet.KafkaOutlet;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent first to a topic, when its leader refuses it at first, as one does that does not know yet that it leads. */
@Timeout(180)
class FirstRecordsTest {
    private static final String CLIENT = "first-records";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.RAW, 0);
    /** Of the text of an article: more than a batch holds, so that each makes a request of its own. */
    private static final int BYTES = 300_000;
    /** Rate allowed to the producer: the broker reads nothing from it for some seconds after a request of that size. */
    private static final double BYTES_PER_SECOND = BYTES / 15;

    @TempDir
    Path folder;

    private BrokerNodes brokers;
    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        brokers = BrokerNodes.start(folder, 3);
        admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()));
        try (var replicas = new Replicas(brokers.bootstrapServers(), 3, 0)) {
            Await.until("brokers", replicas::inSync);
        }
        admin.createTopics(Topics.toCreate(1, (short) 3)).all().get();
    }

    @AfterEach
    void stop() {
        admin.close();
        brokers.close();
    }

    @Test
    void arriveInOrderThoughTheFirstWasRefused() throws Exception {
        quota(BYTES_PER_SECOND);
        refuse();
        try (var outlet =
                new KafkaOutlet(brokers.bootstrapServers(), ArticleSerdes.at("mock://first", Map.of()), settings())) {
            outlet.send(article("a", 1));
            outlet.send(article("b", 2));
            Await.until("the first to be refused", () -> retries() > 0);
            // Before it reads on: what was under way after the first, if anything was.
            accept();
            quota(null);
            outlet.flush();
        }
        assertEquals(List.of("a", "b"), keys());
    }

    /** With one of three brokers stopped, a topic that needs three refuses what comes, and takes it once two suffice. */
    private void refuse() throws Exception {
        enough(3);
        brokers.nodes().get(2).stop();
        Await.until("one to be away", () -> holders() == 2);
    }

    private void accept() throws Exception {
        enough(2);
    }

    private void enough(int replicas) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RAW);
        var entry = new ConfigEntry(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicas));
        admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private int holders() throws Exception {
        return admin.describeTopics(List.of(Topics.RAW))
                .allTopicNames()
                .get()
                .get(Topics.RAW)
                .partitions()
                .get(0)
                .isr()
                .size();
    }

    private void quota(Double bytesPerSecond) throws Exception {
        var client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, CLIENT));
        var rate = new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond);
        admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(rate))))
                .all()
                .get();
    }

    private static double retries() throws Exception {
        return (double) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(
                        new ObjectName("kafka.producer:type=producer-metrics,client-id=" + CLIENT),
                        "record-retry-total");
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", brokers.bootstrapServers()));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys;
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "client.id", CLIENT,
                "request.timeout.ms", 15_000,
                "delivery.timeout.ms", 40_000);
    }

    /** One whose text no compression makes smaller. */
    private static RawArticle article(String id, long seed) {
        var text = new StringBuilder();
        new Random(seed).ints(BYTES, '!', '~').forEach(c -> text.append((char) c));
        return RawArticle.newBuilder()
                .setId(id)
                .setSource("wire")
                .setVersion(1)
                .setStatus(PublicationStatus.USABLE)
                .setText(text.toString())
                .setReceivedAt(Instant.parse("2026-03-01T12:00:00Z"))
                .setMediaType("text/plain")
                .setAttributes(Map.of())
                .build();
    }
}
