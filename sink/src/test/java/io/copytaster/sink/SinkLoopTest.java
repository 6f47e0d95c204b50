package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class SinkLoopTest {
    private static final TopicPartition ENRICHED = new TopicPartition(Topics.ENRICHED, 0);
    private static final TopicPartition DUPLICATES = new TopicPartition(Topics.DUPLICATES, 0);
    private static final TopicPartition DEAD_LETTERS = new TopicPartition(Topics.DEAD_LETTERS, 0);
    private static final List<TopicPartition> ALL = List.of(ENRICHED, DUPLICATES, DEAD_LETTERS);

    private final ArticleSerdes serdes = Fixtures.serdes("loop");
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    private final Map<TopicPartition, String> committedFor = new ConcurrentHashMap<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            offsets.forEach((partition, offset) -> {
                committed.put(partition, offset.offset());
                committedFor.put(partition, offset.metadata());
            });
        }
    };
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AtomicLong nanoTime = new AtomicLong();
    private final Target target = new Target();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** Remembers what it was given and what was committed when it was flushed. */
    private final class Target implements ArticleSink {
        final List<SinkRecord> written = new ArrayList<>();
        final AtomicInteger flushed = new AtomicInteger();
        final AtomicInteger away = new AtomicInteger();
        final CountDownLatch turnedAway = new CountDownLatch(1);
        final Set<String> fullFor = new HashSet<>();
        boolean refusesLetters;
        RuntimeException failure;

        @Override
        public Set<String> topics() {
            return Set.of(Topics.ENRICHED, Topics.DUPLICATES, Topics.DEAD_LETTERS);
        }

        @Override
        public String identity() {
            return "this one";
        }

        @Override
        public List<Failure> write(List<SinkRecord> batch) {
            if (failure != null) {
                throw failure;
            }
            if (away.getAndDecrement() > 0) {
                turnedAway.countDown();
                throw new SinkAwayException("target does not answer", null);
            }
            if (batch.stream().anyMatch(this::isBad)) {
                throw new BatchRefusedException("not in this house", null);
            }
            var failures = new ArrayList<Failure>();
            for (SinkRecord record : batch) {
                if (refuses(record)) {
                    failures.add(Failure.refused(record, "no such desk"));
                } else if (fullFor.remove(idOf(record))) {
                    failures.add(Failure.later(record, "queue is full"));
                } else {
                    written.add(record);
                }
            }
            return failures;
        }

        private boolean isBad(SinkRecord record) {
            return idOf(record).startsWith("bad");
        }

        private boolean refuses(SinkRecord record) {
            return idOf(record).startsWith("refused") || (refusesLetters && record instanceof SinkRecord.Failed);
        }

        private static String idOf(SinkRecord record) {
            return record instanceof SinkRecord.Enriched enriched
                    ? enriched.article().getId()
                    : "";
        }

        @Override
        public void flush() {
            assertTrue(committed(ENRICHED) <= flushed.get(), "committed what was not flushed");
            flushed.set(written.size());
        }

        @Override
        public void close() {}
    }

    @Test
    void writesWhatComesAndCommitsItAtTheEnd() throws Exception {
        // given
        assign();
        send(ENRICHED, "a", enriched("a", 1), null);
        send(ENRICHED, "a", null, "1");
        send(ENRICHED, "b", null, null);
        send(
                DUPLICATES,
                "a",
                serdes.duplicates().serializer().serialize(Topics.DUPLICATES, duplicate("a", 1, "o")),
                null);
        send(DUPLICATES, "a", null, null);
        send(DEAD_LETTERS, "x", new byte[] {'x'}, null);

        // when
        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        // then
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(new SinkCounts(1, 2, 1, 1, 1, 0), loop.counts());
        assertEquals(6, loop.counts().total());
        assertTrue(
                target.written.contains(new SinkRecord.Enriched(article("a", 1).build())));
        assertTrue(target.written.contains(new SinkRecord.EnrichedWithdrawn("a", 1L)));
        assertTrue(target.written.contains(new SinkRecord.EnrichedWithdrawn("b", null)));
        assertTrue(target.written.contains(new SinkRecord.Duplicate(duplicate("a", 1, "o"))));
        assertTrue(target.written.contains(new SinkRecord.DuplicateWithdrawn("a", null)));
        assertEquals(Map.of(ENRICHED, 3L, DUPLICATES, 2L, DEAD_LETTERS, 1L), loop.committed());
        assertEquals(3, committed(ENRICHED));
        assertEquals(6, target.flushed.get());
        assertTrue(consumer.closed());
    }

    @Test
    void keepsTheOrderOfATopic() throws Exception {
        assign();
        for (int i = 0; i < 100; i++) {
            send(ENRICHED, "a", enriched("a", i), null);
        }

        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        loop.ended().get(10, TimeUnit.SECONDS);
        var versions = target.written.stream()
                .map(record -> ((SinkRecord.Enriched) record).article().getVersion())
                .toList();
        assertEquals(versions.stream().sorted().toList(), versions);
        assertEquals(100, versions.size());
    }

    @Test
    void commitsOnlyWhatWasFlushedAndThatInTime() throws Exception {
        // given
        assign();
        send(ENRICHED, "a", enriched("a", 1), null);
        SinkLoop loop = loop(Duration.ofSeconds(1));
        var checked = new CountDownLatch(1);

        // then
        consumer.schedulePollTask(() -> {
            assertEquals(1, target.flushed.get()); // at once: nothing was flushed before
            assertEquals(1, committed(ENRICHED));
            send(ENRICHED, "b", enriched("b", 1), null);
        });
        consumer.schedulePollTask(() -> {
            assertEquals(2, target.written.size());
            assertEquals(1, target.flushed.get());
            assertEquals(1, committed(ENRICHED));
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        });
        consumer.schedulePollTask(() -> {
            assertEquals(2, target.flushed.get());
            assertEquals(2, committed(ENRICHED));
            for (int i = 0; i < 50; i++) {
                send(ENRICHED, "c", enriched("c", i), null);
            }
        });
        consumer.schedulePollTask(() -> {
            assertEquals(52, target.flushed.get()); // fifty are enough not to wait for the time
            checked.countDown();
        });
        loop.start();
        while (checked.getCount() > 0 && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(0, checked.getCount());
    }

    @Test
    void buriesWhatCannotBeReadAndGoesOn() throws Exception {
        assign();
        byte[] broken = {0, 0, 0, 99, 99, 1};
        send(ENRICHED, "no avro", "plain text".getBytes(StandardCharsets.UTF_8), null);
        send(ENRICHED, "unknown schema", broken, null);
        send(ENRICHED, "wrong type", serdes.raw().serializer().serialize(Topics.RAW, Fixtures.raw("r")), null);
        send(ENRICHED, null, null, null);
        send(ENRICHED, "a", enriched("a", 1), null);

        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(new SinkCounts(1, 0, 0, 0, 0, 4), loop.counts());
        assertEquals(5, committed(ENRICHED));
        var letters = producer.history().stream()
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
        assertEquals(
                Arrays.asList("no avro", "unknown schema", "wrong type", null),
                letters.stream().map(DeadLetter::keyText).toList());
        assertEquals("sink-test", letters.get(1).stage());
        assertEquals(
                new DeadLetter.Origin(Topics.ENRICHED, 0, 1), letters.get(1).origin());
        assertEquals(broken, letters.get(1).value());
        assertFalse(letters.get(1).error().isBlank());
        assertTrue(producer.closed());
    }

    @Test
    void waitsForATargetThatIsAway() throws Exception {
        assign();
        send(ENRICHED, "a", enriched("a", 1), null);
        target.away.set(3);

        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(1, target.written.size());
        assertEquals(1, committed(ENRICHED));
        assertTrue(consumer.paused().isEmpty());
    }

    @Test
    void buriesWhatTheTargetRefusesAndWritesAllElse() throws Exception {
        // given
        assign();
        var good = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            String id = i == 17 || i == 18 || i == 150 ? "bad " + i : i == 99 ? "refused" : "good " + i;
            send(ENRICHED, id, enriched(id, 1), null);
            if (id.startsWith("good")) {
                good.add(id);
            }
        }

        // when
        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        // then
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(good, target.written.stream().map(Target::idOf).toList());
        assertEquals(new SinkCounts(196, 0, 0, 0, 0, 4), loop.counts());
        assertEquals(200, committed(ENRICHED));
        var letters = new HashMap<Long, String>();
        producer.history()
                .forEach(record -> letters.put(
                        Long.valueOf(new String(
                                record.headers().lastHeader("source.offset").value(), StandardCharsets.UTF_8)),
                        new String(record.headers().lastHeader("error").value(), StandardCharsets.UTF_8)));
        assertEquals(
                Map.of(
                        17L, "not in this house",
                        18L, "not in this house",
                        150L, "not in this house",
                        99L, "no such desk"),
                letters);
    }

    @Test
    void triesAgainOnlyWhatWasNotTaken() throws Exception {
        assign();
        for (String id : List.of("a", "b", "refused", "c")) {
            send(ENRICHED, id, enriched(id, 1), null);
        }
        target.fullFor.addAll(List.of("a", "c"));

        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(
                List.of("b", "a", "c"),
                target.written.stream().map(Target::idOf).toList());
        assertEquals(1, producer.history().size());
        assertEquals(4, committed(ENRICHED));
    }

    @Test
    void doesNotBuryADeadLetterAgain() throws Exception {
        assign();
        send(DEAD_LETTERS, "x", new byte[] {'x'}, null);
        target.refusesLetters = true;

        SinkLoop loop = loop(Duration.ofHours(1));
        runUntilRead(loop);

        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(List.of(), producer.history());
        assertEquals(new SinkCounts(0, 0, 0, 0, 0, 1), loop.counts());
        assertEquals(1, committed(DEAD_LETTERS));
    }

    @Test
    void canBeClosedWhileItWaits() throws Exception {
        assign();
        send(ENRICHED, "a", enriched("a", 1), null);
        target.away.set(Integer.MAX_VALUE);

        SinkLoop loop = loop(Duration.ofHours(1));
        loop.start();
        assertTrue(target.turnedAway.await(10, TimeUnit.SECONDS));
        loop.close();

        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("read again"), ended.getMessage());
        assertEquals(0, committed(ENRICHED));
    }

    @Test
    void saysWhyItEndedWhenItFails() throws Exception {
        assign();
        send(ENRICHED, "a", enriched("a", 1), null);
        target.failure = new SinkException("/out: cannot write (No space left on device)");

        SinkLoop loop = loop(Duration.ofHours(1));
        loop.start();
        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        loop.close();

        assertInstanceOf(SinkException.class, ended.getCause());
        assertEquals(
                "sink test failed: /out: cannot write (No space left on device)",
                ended.getCause().getMessage());
        assertEquals(0, committed(ENRICHED));
        assertTrue(consumer.closed());
    }

    @Test
    void saysWhyItEndedWhenKafkaFails() {
        assign();
        consumer.setPollException(new KafkaException("not authorised to read"));

        SinkLoop loop = loop(Duration.ofHours(1));
        loop.start();

        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("not authorised to read"));
    }

    @ParameterizedTest
    @CsvSource({"another, 3", "this one, 1", "'', 1"})
    void goesOnWhereTheGroupStoodUnlessThatWasForAnotherTarget(String readInto, int read) throws Exception {
        // given
        for (String id : List.of("a", "b", "c")) {
            send(ENRICHED, id, enriched(id, 1), null);
        }
        consumer.schedulePollTask(() -> {
            var start = new HashMap<TopicPartition, Long>();
            ALL.forEach(partition -> start.put(partition, 0L));
            consumer.updateBeginningOffsets(start);
            // A group's offsets are kept by partition: those committed now are what it finds when it is assigned.
            consumer.rebalance(ALL);
            consumer.commitSync(Map.of(ENRICHED, new OffsetAndMetadata(2, readInto)));
            committed.clear();
            consumer.rebalance(List.of());
            consumer.rebalance(ALL);
            unsent.forEach(consumer::addRecord);
        });

        // when
        SinkLoop loop = loop(Duration.ofHours(1));
        loop.start();
        while (loop.counts().total() < read && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();

        // then
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(read, target.written.size());
        assertEquals(Map.of(ENRICHED, 3L), loop.committed());
        assertEquals("this one", committedFor.get(ENRICHED));
    }

    @Test
    void canBeClosedWithoutHavingBeenStarted() throws Exception {
        SinkLoop loop = loop(Duration.ofSeconds(1));

        loop.close();

        loop.ended().get(1, TimeUnit.SECONDS);
        assertThrows(IllegalStateException.class, loop::start);
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SinkLoopSettings(
                        "k",
                        "g",
                        0,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SinkLoopSettings(
                        "k",
                        "g",
                        1,
                        1,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));
    }

    private final List<ConsumerRecord<byte[], byte[]>> unsent = new ArrayList<>();
    private boolean assigned;

    private SinkLoop loop(Duration flushEvery) {
        var settings = new SinkLoopSettings(
                "test", "test-group", 1_000, 50, flushEvery, flushEvery, Duration.ofMillis(1), Duration.ofMillis(4));
        return new SinkLoop(settings, target, serdes, () -> consumer, () -> producer, nanoTime::get);
    }

    /** Gives the loop its partitions, and what was sent so far, at its first poll. */
    private void assign() {
        consumer.schedulePollTask(() -> {
            var start = new HashMap<TopicPartition, Long>();
            ALL.forEach(partition -> start.put(partition, 0L));
            consumer.updateBeginningOffsets(start);
            consumer.rebalance(ALL);
            assigned = true;
            unsent.forEach(consumer::addRecord);
        });
    }

    private void send(TopicPartition to, String key, byte[] value, String version) {
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
            consumer.addRecord(record);
        } else {
            unsent.add(record);
        }
    }

    private byte[] enriched(String id, long version) {
        return serdes.enriched()
                .serializer()
                .serialize(Topics.ENRICHED, article(id, version).build());
    }

    private void runUntilRead(SinkLoop loop) {
        loop.start();
        long sent = next.values().stream().mapToLong(Long::longValue).sum();
        while (loop.counts().total() < sent && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();
    }

    private long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }
}
