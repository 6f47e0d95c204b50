package io.copytaster.app.registry;

import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.SafeProducer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted topic that holds the registry: read at the start, and written before anything is answered. */
final class SchemaLog implements AutoCloseable {
    static final String TOPIC = "_schemas";

    private static final Logger log = LoggerFactory.getLogger(SchemaLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final int TIMEOUT_MILLIS = 15_000;
    /** A tombstone knows an id that must not be given again, so it stays: here for a hundred years. */
    private static final long KEEP_TOMBSTONES_MILLIS = Duration.ofDays(36_525).toMillis();

    private final String bootstrapServers;
    private final LogFormat format;
    /** Null until the log is open. */
    private KafkaProducer<byte[], byte[]> producer;

    SchemaLog(String bootstrapServers, LogFormat format) {
        this.bootstrapServers = bootstrapServers;
        this.format = format;
    }

    /**
     * Makes the topic if it is not there, and gets ready to write.
     *
     * @throws StartException if the broker is not there, or the topic would lose schemas
     */
    void open() {
        createTopic(bootstrapServers);
        var settings = new HashMap<>(SafeProducer.SETTINGS);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "copytaster-registry");
        settings.put("max.block.ms", TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", TIMEOUT_MILLIS / 2);
        settings.put("delivery.timeout.ms", TIMEOUT_MILLIS);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Gives every change up to now, in the order in which they happened. */
    void replay(Consumer<Change> changes) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "copytaster-registry-reader",
                "default.api.timeout.ms",
                TIMEOUT_MILLIS,
                "fetch.max.wait.ms",
                50,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // No group: nothing to join, and so nothing to wait for.
            consumer.assign(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            if (end == 0) {
                return;
            }
            consumer.seekToBeginning(List.of(PARTITION));
            while (consumer.position(PARTITION) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var change = format.read(record);
                    change.ifPresentOrElse(
                            changes, () -> log.warn("registry=skipped topic={} offset={}", TOPIC, record.offset()));
                }
            }
        } catch (IOException | KafkaException | IllegalArgumentException e) {
            throw new StartException(
                    "the schemas in topic %s at %s cannot be read: %s; name another registry with --schema-registry, or another data folder"
                            .formatted(TOPIC, bootstrapServers, e.getMessage()),
                    e);
        }
    }

    /**
     * Writes changes and returns when the broker has them.
     *
     * @throws RegistryError if it is not known to have them; then it may have them nevertheless
     */
    void append(List<? extends Change> changes) {
        try {
            var sent = new ArrayList<Future<?>>();
            for (var change : changes) {
                sent.add(producer.send(format.write(TOPIC, change)));
            }
            for (var future : sent) {
                future.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw RegistryError.storeFailed(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryError.storeFailed("interrupted");
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private static void createTopic(String bootstrapServers) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS / 2);
        try (var admin = Admin.create(settings)) {
            var topic = new NewTopic(TOPIC, 1, (short) -1)
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.DELETE_RETENTION_MS_CONFIG,
                            Long.toString(KEEP_TOMBSTONES_MILLIS)));
            try {
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                checkTopic(admin, bootstrapServers);
            }
        } catch (ExecutionException | KafkaException e) {
            throw new StartException(
                    "the registry cannot make topic %s at %s: %s; is the broker up?"
                            .formatted(TOPIC, bootstrapServers, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while the registry opened topic " + TOPIC, e);
        }
    }

    private static void checkTopic(Admin admin, String bootstrapServers)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var policy = admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
        int partitions = admin.describeTopics(List.of(TOPIC))
                .topicNameValues()
                .get(TOPIC)
                .get()
                .partitions()
                .size();
        if (partitions != 1 || !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new StartException(
                    "topic %s at %s has %d partitions and cleanup policy %s, and would lose schemas: the registry needs one partition and policy compact"
                            .formatted(TOPIC, bootstrapServers, partitions, policy));
        }
    }
}
