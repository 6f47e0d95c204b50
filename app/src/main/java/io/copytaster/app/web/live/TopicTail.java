package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows topics from a little before their end. Not thread-safe. */
final class TopicTail implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> began = new HashMap<>();

    /**
     * Begins to follow the public topics.
     *
     * @param before records of each partition that are read again, to have something to show
     */
    static TopicTail of(Cluster cluster, int before) {
        return of(cluster, Topics.ALL, before);
    }

    static TopicTail of(Cluster cluster, List<String> topics, int before) {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        var tail =
                new TopicTail(new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        try {
            tail.begin(topics, before);
            return tail;
        } catch (RuntimeException e) {
            tail.close();
            throw e;
        }
    }

    private TopicTail(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration longest) {
        return consumer.poll(longest);
    }

    /** Whether a record came before the following began. */
    boolean isEarlier(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < began.get(new TopicPartition(record.topic(), record.partition()));
    }

    /** Whether all that was there at the beginning has been read. */
    boolean isThrough() {
        return began.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void begin(List<String> topics, int before) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        began.putAll(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        partitions.forEach(p -> consumer.seek(p, Math.max(first.get(p), began.get(p) - before)));
    }
}
