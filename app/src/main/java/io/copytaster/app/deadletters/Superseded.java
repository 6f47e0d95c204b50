package io.copytaster.app.deadletters;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.DeadLetter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tells whether the topic that a record came from holds a newer one under its key, which must not be written over. */
final class Superseded implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Superseded(Cluster cluster) {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads what was written behind the record that failed. */
    boolean isSuperseded(DeadLetter letter) {
        DeadLetter.Origin origin = letter.origin();
        var partition = new TopicPartition(origin.topic(), origin.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, origin.offset() + 1);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                if (Arrays.equals(record.key(), letter.key())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
