package io.copytaster.bench.pipeline;

import io.copytaster.app.cluster.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed to a topic, in a thread of its own, and counts it. */
final class CountingReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final AtomicLong count = new AtomicLong();
    private final Thread thread;
    private volatile boolean ended;
    private volatile CountDownLatch asked = new CountDownLatch(0);

    CountingReader(Cluster cluster, String topic) {
        this(cluster, topic, read -> {});
    }

    /** Also hands over each record, on its thread. */
    CountingReader(Cluster cluster, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        thread = new Thread(() -> read(cluster, topic, each), "reader");
        thread.start();
    }

    long count() {
        return count.get();
    }

    /** Returns when it has read all that can be read now. */
    void awaitEnd() {
        var atEnd = new CountDownLatch(1);
        asked = atEnd;
        try {
            atEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Cluster cluster, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<String, Object> settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_500);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ended) {
                for (var read : consumer.poll(POLL)) {
                    each.accept(read);
                    count.incrementAndGet();
                }
                CountDownLatch waiting = asked;
                if (waiting.getCount() > 0 && isAtEnd(consumer, partitions)) {
                    waiting.countDown();
                }
            }
        }
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
