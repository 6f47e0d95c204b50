package io.copytaster.e2e;

import io.copytaster.app.cluster.Cluster;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** What stands in a compacted topic: the last value of each key, unless it was taken back. */
final class Standing {
    private Standing() {}

    static Map<Bytes, Bytes> in(String topic, Cluster cluster) {
        var standing = new TreeMap<Bytes, Bytes>();
        var settings = cluster.kafka();
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value() == null) {
                        standing.remove(Bytes.wrap(record.key()));
                    } else {
                        standing.put(Bytes.wrap(record.key()), Bytes.wrap(record.value()));
                    }
                });
            }
        }
        return standing;
    }
}
