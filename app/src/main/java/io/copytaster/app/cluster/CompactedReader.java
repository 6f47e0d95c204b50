package io.copytaster.app.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a table of {@link CompactedLog}: all of it at first, then only what was written since. Not thread-safe. */
public final class CompactedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final TopicPartition partition;
    private final Map<String, String> rows = new TreeMap<>();

    /** A reader of the table in a topic that is there. */
    public CompactedReader(Cluster cluster, String topic) {
        var settings = new HashMap<>(cluster.kafka());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** All that stands in the table now. */
    public Map<String, String> rows() {
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(row -> {
                if (row.value() == null) {
                    rows.remove(row.key());
                } else {
                    rows.put(row.key(), row.value());
                }
            });
        }
        return new TreeMap<>(rows);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
