package io.copytaster.app.deadletters;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads dead letters, with what was done about them. */
final class LetterReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WIRE_FORMAT_HEAD = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<RawArticle> raw;
    private final Map<String, Decision> decisions;
    private final List<TopicPartition> partitions;

    LetterReader(Cluster cluster, ClusterAdmin admin) {
        partitions = admin.partitions(Topics.DEAD_LETTERS);
        decisions = new Decisions(cluster).load(admin);
        raw = cluster.serdes().raw().deserializer();
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_REQUEST_BYTES);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Gives all letters behind one to somebody, in order, until he has enough.
     *
     * @param after the letter to begin behind; null: from the first
     * @param wantsMore whether to go on
     */
    void read(LetterId after, Predicate<Letter> wantsMore) {
        for (TopicPartition partition : partitions) {
            if (after != null && partition.partition() < after.partition()) {
                continue;
            }
            seek(partition, after != null && partition.partition() == after.partition() ? after.offset() + 1 : 0);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!wantsMore.test(letter(record))) {
                        return;
                    }
                }
            }
        }
    }

    /**
     * One letter.
     *
     * @throws StartException if there is none at this place; the message says which there are
     */
    Letter require(LetterId id) {
        Letter letter = find(id);
        if (letter == null) {
            throw new StartException("no dead letter " + id + ": " + Topics.DEAD_LETTERS + " holds " + held()
                    + "; ./copytaster dead-letters list names them");
        }
        return letter;
    }

    /** One letter; null if there is none at this place. */
    Letter find(LetterId id) {
        var found = new Letter[1];
        read(new LetterId(id.partition(), id.offset() - 1), letter -> {
            found[0] = letter;
            return false;
        });
        return found[0] == null || !found[0].id().equals(id) ? null : found[0];
    }

    private String held() {
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        var held = partitions.stream()
                .filter(p -> begins.get(p) < ends.get(p))
                .map(p -> p.partition() + ":" + begins.get(p) + " to " + p.partition() + ":" + (ends.get(p) - 1))
                .toList();
        return held.isEmpty() ? "none" : "places " + String.join(", ", held);
    }

    private void seek(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).get(partition);
        consumer.seek(partition, Math.max(first, offset));
    }

    private Letter letter(ConsumerRecord<byte[], byte[]> record) {
        var id = new LetterId(record.partition(), record.offset());
        DeadLetter content = DeadLetter.of(record);
        return new Letter(
                id,
                content,
                Instant.ofEpochMilli(record.timestamp()),
                ArticleHeaders.retries(record.headers()),
                article(content),
                decisions.get(id.toString()));
    }

    /** The delivery that failed; null if it is none, or cannot be read: that is how it came here. */
    private RawArticle article(DeadLetter content) {
        byte[] value = content.value();
        boolean ofRaw = content.origin() == null
                || !Topics.OUTPUTS.contains(content.origin().topic());
        if (value == null || value.length < WIRE_FORMAT_HEAD || value[0] != 0 || !ofRaw) {
            return null;
        }
        try {
            return raw.deserialize(Topics.RAW, value);
        } catch (SerializationException | ClassCastException e) {
            return null;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
