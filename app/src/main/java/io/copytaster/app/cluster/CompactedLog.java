package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.SafeProducer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** A small table that all processes of a cluster share: a compacted topic of one partition, read as a whole. */
public final class CompactedLog {
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
        try (var reader = new CompactedReader(cluster, partition.topic())) {
            return reader.rows();
        }
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
