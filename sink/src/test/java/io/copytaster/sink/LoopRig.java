package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.article;

import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a loop runs on in tests: topics of one partition in memory, clients of them, and a clock. */
public final class LoopRig {
    static final TopicPartition ENRICHED = new TopicPartition(Topics.ENRICHED, 0);
    static final TopicPartition DUPLICATES = new TopicPartition(Topics.DUPLICATES, 0);
    static final TopicPartition DEAD_LETTERS = new TopicPartition(Topics.DEAD_LETTERS, 0);
    static final List<TopicPartition> ALL = List.of(ENRICHED, DUPLICATES, DEAD_LETTERS);

    final ArticleSerdes serdes = Fixtures.serdes("loop");
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TestTime time = new TestTime();
    final Map<TopicPartition, OffsetAndMetadata> committed = new ConcurrentHashMap<>();
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    /** Longest time between two polls. */
    volatile Duration longestPause = Duration.ZERO;

    private Duration lastPoll = Duration.ZERO;

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            committed.putAll(offsets);
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            Duration now = time.sinceStart();
            Duration pause = now.minus(lastPoll);
            longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
            lastPoll = now;
            return super.poll(timeout);
        }
    };

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> unsent = new ArrayList<>();
    private boolean assigned;

    /** A loop that flushes after 50 records or the time given, and waits from 1 to 4 ms. */
    public SinkLoop loop(ArticleSink target, Duration flushEvery) {
        return loop(
                target,
                new SinkLoopSettings(
                        "test",
                        "test-group",
                        1_000,
                        50,
                        flushEvery,
                        flushEvery,
                        Duration.ofMillis(1),
                        Duration.ofMillis(4)),
                time);
    }

    SinkLoop loop(ArticleSink target, SinkLoopSettings settings, LoopTime clock) {
        return new SinkLoop(settings, target, serdes, () -> consumer, () -> producer, clock, meters);
    }

    /** Gives the loop its partitions, and what was sent so far, at its first poll. */
    public void assign() {
        consumer.schedulePollTask(() -> {
            updateStart();
            consumer.rebalance(ALL);
            release();
        });
    }

    /** Lets the consumer know where its partitions begin. */
    void updateStart() {
        var start = new HashMap<TopicPartition, Long>();
        ALL.forEach(partition -> start.put(partition, 0L));
        consumer.updateBeginningOffsets(start);
        consumer.updateEndOffsets(start);
    }

    /** Lets the consumer have what was sent, now that its partitions are assigned. */
    void release() {
        assigned = true;
        unsent.forEach(this::add);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        consumer.addRecord(record);
        consumer.updateEndOffsets(Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
    }

    void send(String id) {
        send(article(id, 1).build());
    }

    public void send(EnrichedArticle article) {
        send(ENRICHED, article.getId(), serdes.enriched().serializer().serialize(Topics.ENRICHED, article), null);
    }

    void send(DuplicateArticle copy) {
        send(DUPLICATES, copy.getId(), serdes.duplicates().serializer().serialize(Topics.DUPLICATES, copy), null);
    }

    /** Sends a record; once the loop runs, from its thread. */
    void send(TopicPartition to, String key, byte[] value, String version) {
        var headers = new RecordHeaders();
        if (version != null) {
            headers.add("version", version.getBytes(StandardCharsets.UTF_8));
        }
        long offset = next.merge(to, 1L, Long::sum) - 1;
        var record = new ConsumerRecord<>(
                to.topic(),
                to.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
        if (assigned) {
            add(record);
        } else {
            unsent.add(record);
        }
    }

    /** Runs a loop until it has seen all that was sent before, and ends it in good order. */
    public SinkLoop run(SinkLoop loop) throws Exception {
        long sent = next.values().stream().mapToLong(Long::longValue).sum();
        loop.start();
        while (loop.counts().total() < sent && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();
        loop.ended().get(10, TimeUnit.SECONDS);
        return loop;
    }

    long committed(TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** The dead letters sent. */
    public List<DeadLetter> letters() {
        return producer.history().stream()
                .map(sent -> DeadLetter.of(new ConsumerRecord<>(
                        sent.topic(),
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        sent.key(),
                        sent.value(),
                        sent.headers(),
                        Optional.empty())))
                .toList();
    }
}
