package io.copytaster.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * How many articles stand in each output topic, counted by reading the topics themselves.
 *
 * @param enriched keys with a value in {@code articles.enriched}
 * @param duplicates keys with a value in {@code articles.duplicates}
 * @param deadLetters keys in {@code articles.dead-letters}
 */
record Tally(long enriched, long duplicates, long deadLetters) {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Counts what is committed now. */
    static Tally of(Cluster cluster) {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        var standing = new HashMap<String, Set<Bytes>>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.OUTPUTS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(POLL).forEach(record -> count(record, standing));
            }
        }
        return new Tally(
                size(standing, Topics.ENRICHED),
                size(standing, Topics.DUPLICATES),
                size(standing, Topics.DEAD_LETTERS));
    }

    private static void count(ConsumerRecord<byte[], byte[]> record, Map<String, Set<Bytes>> standing) {
        Set<Bytes> keys = standing.computeIfAbsent(record.topic(), topic -> new HashSet<>());
        Bytes key = Bytes.wrap(record.key() == null ? ("@" + record.offset()).getBytes(UTF_8) : record.key());
        if (record.value() == null && !record.topic().equals(Topics.DEAD_LETTERS)) {
            keys.remove(key);
        } else {
            keys.add(key);
        }
    }

    private static long size(Map<String, Set<Bytes>> standing, String topic) {
        return standing.getOrDefault(topic, Set.of()).size();
    }
}
