package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.SafeProducer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A small table that all processes of a cluster share: a compacted topic of one partition, read as a whole. */
public final class CompactedLog {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final TopicPartition partition;

    /** The table in a topic, which is created when it is not there. */
    public CompactedLog(Cluster cluster, String topic) {
        this.cluster = cluster;
        partition = new TopicPartition(topic, 0);
        try (var admin = new ClusterAdmin(cluster)) {
            admin.create(List.of(new NewTopic(topic, 1, (short) -1)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))));
        }
    }

    /** All that stands in it now. */
    public Map<String, String> load() {
        var rows = new TreeMap<String, String>();
        var settings = new HashMap<>(cluster.kafka());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var all = List.of(partition);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(row -> {
                    if (row.value() == null) {
                        rows.remove(row.key());
                    } else {
                        rows.put(row.key(), row.value());
                    }
                });
            }
        }
        return rows;
    }

    /** Writes rows; a null value removes one. Returns when the brokers have them. */
    public void put(Map<String, String> rows) {
        var settings = new HashMap<>(cluster.kafka());
        settings.putAll(SafeProducer.SETTINGS);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = rows.entrySet().stream()
                    .map(row -> producer.send(new ProducerRecord<>(partition.topic(), row.getKey(), row.getValue())))
                    .toList();
            producer.flush();
            for (var acknowledged : sent) {
                acknowledged.get();
            }
        } catch (ExecutionException e) {
            throw new StartException(
                    partition.topic() + ": not written: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(partition.topic() + ": interrupted", e);
        }
    }

    /** Writes one row, or removes it with a null value. */
    public void put(String key, String value) {
        var row = new HashMap<String, String>();
        row.put(key, value);
        put(row);
    }
}
