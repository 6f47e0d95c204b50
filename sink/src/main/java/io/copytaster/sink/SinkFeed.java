package io.copytaster.sink;

import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link SinkLoop} does in its thread: poll, write, flush, commit, until it is told to stop. */
final class SinkFeed implements AutoCloseable {
    /** What a feed is made of. */
    record Parts(
            SinkLoopSettings settings,
            ArticleSink sink,
            RecordReader reader,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers,
            LoopTime time,
            CountDownLatch closing,
            SinkTally tally,
            SinkMeters meters,
            java.util.function.Consumer<Map<TopicPartition, Long>> committed) {}

    private static final Logger log = LoggerFactory.getLogger(SinkFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Parts parts;
    private final SinkLoopSettings settings;
    private final ArticleSink sink;
    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetterSender deadLetters;
    /** Written but not yet committed: the offset to go on from. */
    private final Map<TopicPartition, OffsetAndMetadata> written = new HashMap<>();
    /** Committed since the start, for those who want to know how far the target is. */
    private final Map<TopicPartition, Long> durable = new HashMap<>();

    private final String target;
    private final SinkLag lag;
    private final Patience patience;
    private int unflushed;
    private long lastFlush;

    SinkFeed(Parts parts) {
        this.parts = parts;
        settings = parts.settings();
        sink = parts.sink();
        target = sink.identity();
        consumer = parts.consumers().get();
        lag = new SinkLag(consumer, parts.meters(), parts.time());
        patience = new Patience(parts, consumer, lag::observe);
        deadLetters = new DeadLetterSender(settings.kind(), settings.generation(), parts.producers());
        lastFlush = parts.time().nanoTime() - settings.flushEvery().toNanos();
    }

    void run() {
        Set<String> topics =
                sink.topics().stream().map(settings.generation()::topic).collect(Collectors.toSet());
        consumer.subscribe(topics, new Rebalance());
        while (parts.closing().getCount() > 0) {
            take(consumer.poll(POLL));
            lag.observe();
        }
        flushAndCommit();
    }

    @Override
    public void close() {
        written.clear(); // what is not committed by now was not flushed: leaving the group must not commit it
        try {
            deadLetters.close();
        } finally {
            consumer.close();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        var batch = new ArrayList<SinkRecord>(records.count());
        var origins = new IdentityHashMap<SinkRecord, ConsumerRecord<byte[], byte[]>>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            SinkRecord read = patience.insist(() -> readOrBury(record));
            if (read != null) {
                batch.add(read);
                origins.put(read, record);
            }
        }
        if (!batch.isEmpty()) {
            var delivery = new BatchDelivery(sink, batch);
            patience.insist(() -> {
                parts.meters().write(delivery::attempt);
                return null;
            });
            for (Failure failure : delivery.refused()) {
                bury(origins.remove(failure.record()), failure.reason());
                parts.tally().addRefused();
            }
            parts.tally().addWritten(origins.keySet());
        }
        unflushed += records.count();
        // Not the offsets of the records: a transaction's marker takes an offset, too, and a target that is up to date
        // must not look as if it lagged behind.
        records.nextOffsets()
                .forEach((partition, next) ->
                        written.put(partition, new OffsetAndMetadata(next.offset(), next.leaderEpoch(), target)));
        written.keySet().retainAll(consumer.assignment());
        long now = parts.time().nanoTime();
        var patience = records.isEmpty() ? settings.flushIdle() : settings.flushEvery();
        if (unflushed >= settings.flushRecords() || now - lastFlush >= patience.toNanos()) {
            flushAndCommit();
        }
    }

    private SinkRecord readOrBury(ConsumerRecord<byte[], byte[]> record) {
        try {
            return parts.reader().read(record);
        } catch (RecordReader.UnreadableException e) {
            bury(record, e.getMessage());
            parts.tally().addUnreadable();
            return null;
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, String reason) {
        log.warn(
                "dead letter kind={} topic={} partition={} offset={} error={}",
                settings.kind(),
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
        // A dead letter that a target refuses is not sent to the topic that it came from, to be refused again.
        if (!settings.generation().live(record.topic()).equals(Topics.DEAD_LETTERS)) {
            deadLetters.send(record, reason);
        }
    }

    private void flushAndCommit() {
        lastFlush = parts.time().nanoTime();
        if (written.isEmpty()) {
            return;
        }
        if (unflushed > 0) {
            patience.insist(() -> {
                parts.meters().flush(sink::flush);
                return null;
            });
        }
        commit();
    }

    private void commit() {
        deadLetters.flush();
        unflushed = 0;
        if (written.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(written));
        } catch (RebalanceInProgressException | TimeoutException e) {
            log.warn("offsets not committed yet kind={} error={}", settings.kind(), e.getMessage());
            return; // what is still ours after the next poll is committed then
        } catch (CommitFailedException e) {
            log.warn("partitions lost before commit, another reader repeats them kind={}", settings.kind());
            written.clear();
            return;
        }
        written.forEach((partition, offset) -> durable.put(partition, offset.offset()));
        written.clear();
        lag.reached(durable);
        parts.committed().accept(Map.copyOf(durable));
    }

    /** Offsets without a name were set by hand, and somebody will have had a reason. */
    private boolean isOfAnotherTarget(OffsetAndMetadata committed) {
        return committed != null
                && !committed.metadata().isEmpty()
                && !committed.metadata().equals(target);
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (patience.isWaiting()) {
                consumer.pause(partitions);
            }
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            List<TopicPartition> unread = partitions.stream()
                    .filter(partition -> isOfAnotherTarget(committed.get(partition)))
                    .toList();
            if (!unread.isEmpty()) {
                log.info("reads from the start kind={} partitions={}", settings.kind(), unread);
                consumer.seekToBeginning(unread);
            }
            committed.forEach((partition, offset) -> {
                if (offset != null && !unread.contains(partition)) {
                    lag.reached(Map.of(partition, offset.offset()));
                }
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // A target that does not answer must not hold up the group: the next owner repeats what is not committed.
            if (!patience.isWaiting() && !written.isEmpty()) {
                try {
                    parts.meters().flush(sink::flush);
                    commit();
                } catch (SinkAwayException e) {
                    log.warn("not flushed before partitions went kind={} error={}", settings.kind(), e.getMessage());
                }
            }
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            written.keySet().removeAll(partitions);
            durable.keySet().removeAll(partitions);
            lag.lost(partitions);
        }
    }
}
