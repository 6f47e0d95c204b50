package io.copytaster.app.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether a consumer group has worked through its topics. Offsets alone do not: the marker that ends a transaction
 * takes an offset that nobody commits, and a transaction under way has records that nobody can read yet.
 */
public final class Backlog implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** A look at a cluster. */
    public Backlog(Cluster cluster) {
        admin = Admin.create(cluster.kafka());
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Whether a group has worked through topics, as far as they are filled now. Where one topic is filled from another,
     * ask for the one after the other, in that order.
     */
    public boolean isDone(String group, Collection<String> topics) {
        return topics.stream().allMatch(topic -> isDone(group, topic));
    }

    /**
     * Up to where topics can be read now. Unlike {@link #isDone} this can be asked while they grow: a group that is past
     * these places has all that was there when they were asked for.
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        return topics.stream()
                .map(topic -> offsets(partitions(topic), OffsetSpec.latest(), IsolationLevel.READ_COMMITTED))
                .flatMap(ends -> ends.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether a group has worked through all records before some places. */
    public boolean isPast(String group, Map<TopicPartition, Long> places) {
        Map<TopicPartition, Long> behind = behind(group, places);
        return behind.isEmpty() || holdsNoRecords(behind, places);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private boolean isDone(String group, String topic) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> stable = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        // A topic that is filled from itself, too, may have grown by what was worked through just now.
        return ends.equals(stable)
                && isPast(group, ends)
                && ends.equals(offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
    }

    private List<TopicPartition> partitions(String topic) {
        return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    /** Where a group stands in the partitions in which it has not come to some places yet. */
    private Map<TopicPartition, Long> behind(String group, Map<TopicPartition, Long> places) {
        Map<TopicPartition, Long> begins =
                offsets(places.keySet(), OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var behind = new HashMap<TopicPartition, Long>();
        places.forEach((partition, place) -> {
            OffsetAndMetadata at = committed.get(partition);
            long position = Math.max(at == null ? 0 : at.offset(), begins.get(partition));
            if (position < place) {
                behind.put(partition, position);
            }
        });
        return behind;
    }

    /** Whether only markers stand between these positions and the ends. */
    private boolean holdsNoRecords(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        for (int looks = 0; looks < 5; looks++) {
            for (var record : consumer.poll(LOOK)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    return false;
                }
            }
            if (positions.keySet().stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
                return true;
            }
        }
        return false;
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        var wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        return get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
