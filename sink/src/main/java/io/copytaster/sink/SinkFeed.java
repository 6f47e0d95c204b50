package io.copytaster.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
            LongSupplier nanoTime,
            CountDownLatch closing,
            SinkTally tally,
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
    private boolean waiting;
    private int unflushed;
    private long lastFlush;

    SinkFeed(Parts parts) {
        this.parts = parts;
        settings = parts.settings();
        sink = parts.sink();
        target = sink.identity();
        consumer = parts.consumers().get();
        deadLetters = new DeadLetterSender(settings.kind(), parts.producers());
        lastFlush = parts.nanoTime().getAsLong() - settings.flushEvery().toNanos();
    }

    void run() {
        consumer.subscribe(sink.topics(), new Rebalance());
        while (parts.closing().getCount() > 0) {
            take(consumer.poll(POLL));
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
        for (ConsumerRecord<byte[], byte[]> record : records) {
            SinkRecord read = insist(() -> readOrBury(record));
            if (read != null) {
                batch.add(read);
            }
        }
        if (!batch.isEmpty()) {
            insist(() -> {
                sink.write(batch);
                return null;
            });
            parts.tally().written(batch);
        }
        unflushed += records.count();
        // Not the offsets of the records: a transaction's marker takes an offset, too, and a target that is up to date
        // must not look as if it lagged behind.
        records.nextOffsets()
                .forEach((partition, next) ->
                        written.put(partition, new OffsetAndMetadata(next.offset(), next.leaderEpoch(), target)));
        written.keySet().retainAll(consumer.assignment());
        long now = parts.nanoTime().getAsLong();
        var patience = records.isEmpty() ? settings.flushIdle() : settings.flushEvery();
        if (unflushed >= settings.flushRecords() || now - lastFlush >= patience.toNanos()) {
            flushAndCommit();
        }
    }

    private SinkRecord readOrBury(ConsumerRecord<byte[], byte[]> record) {
        try {
            return parts.reader().read(record);
        } catch (RecordReader.UnreadableException e) {
            log.warn(
                    "dead letter kind={} topic={} partition={} offset={} error={}",
                    settings.kind(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            deadLetters.send(record, e.getMessage());
            parts.tally().undecodable();
            return null;
        }
    }

    private void flushAndCommit() {
        lastFlush = parts.nanoTime().getAsLong();
        if (written.isEmpty()) {
            return;
        }
        if (unflushed > 0) {
            insist(() -> {
                sink.flush();
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
        parts.committed().accept(Map.copyOf(durable));
    }

    /** Offsets without a name were set by hand, and somebody will have had a reason. */
    private boolean isOfAnotherTarget(OffsetAndMetadata committed) {
        return committed != null
                && !committed.metadata().isEmpty()
                && !committed.metadata().equals(target);
    }

    /** Tries until the target answers; throws what no retry mends, or when the loop is closed meanwhile. */
    private <T> T insist(Supplier<T> attempt) {
        Duration wait = settings.firstBackoff();
        while (true) {
            try {
                return attempt.get();
            } catch (SinkAwayException e) {
                log.warn("sink waits kind={} retryIn={} error={}", settings.kind(), wait, e.getMessage());
                if (!waitWithinGroup(wait)) {
                    throw new SinkException(
                            "closed while it waited; what was not written is read again next time: " + e.getMessage(),
                            e);
                }
                wait = wait.multipliedBy(2);
                wait = wait.compareTo(settings.lastBackoff()) > 0 ? settings.lastBackoff() : wait;
            }
        }
    }

    /** Waits, and polls meanwhile without taking anything, so that the group does not give the partitions away. */
    private boolean waitWithinGroup(Duration wait) {
        waiting = true;
        consumer.pause(consumer.assignment());
        try {
            long slices = Math.max(1, wait.toMillis() / POLL.toMillis());
            for (long slice = 0; slice < slices; slice++) {
                long millis = Math.min(wait.toMillis(), POLL.toMillis());
                if (parts.closing().await(millis, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (!consumer.poll(Duration.ZERO).isEmpty()) {
                    throw new IllegalStateException("a paused partition gave records");
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            consumer.resume(consumer.paused());
            waiting = false;
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (waiting) {
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
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // A target that does not answer must not hold up the group: the next owner repeats what is not committed.
            if (!waiting && !written.isEmpty()) {
                try {
                    sink.flush();
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
        }
    }
}
