package io.copytaster.sink;

import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a sink is behind its topics: by partition, what is committed there and not yet in the target for good, in
 * offsets (transaction markers and compacted records count, too). It grows while the target is away.
 */
final class SinkLag {
    private static final Logger log = LoggerFactory.getLogger(SinkLag.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

    private record Shown(AtomicLong records, Meter meter) {}

    private final Consumer<byte[], byte[]> consumer;
    private final SinkMeters meters;
    private final LoopTime time;
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Shown> shown = new HashMap<>();
    private long next;

    SinkLag(Consumer<byte[], byte[]> consumer, SinkMeters meters, LoopTime time) {
        this.consumer = consumer;
        this.meters = meters;
        this.time = time;
        next = time.nanoTime();
    }

    /** The target holds all before these offsets. */
    void reached(Map<TopicPartition, Long> offsets) {
        reached.putAll(offsets);
        offsets.keySet().forEach(this::show);
    }

    /** Partitions that are somebody else's now. */
    void lost(Collection<TopicPartition> partitions) {
        reached.keySet().removeAll(partitions);
        ends.keySet().removeAll(partitions);
        for (TopicPartition partition : partitions) {
            Shown gone = shown.remove(partition);
            if (gone != null) {
                meters.remove(gone.meter());
            }
        }
    }

    /** Asks, every few seconds, where the topics end; a broker that does not say so at once is asked again later. */
    void observe() {
        if (time.nanoTime() - next < 0) {
            return;
        }
        next = time.nanoTime() + EVERY.toNanos();
        Set<TopicPartition> assigned = consumer.assignment();
        Set<TopicPartition> unread = assigned.stream()
                .filter(partition -> !reached.containsKey(partition))
                .collect(Collectors.toSet());
        try {
            if (!unread.isEmpty()) {
                reached.putAll(consumer.beginningOffsets(unread, LONGEST_QUESTION));
            }
            ends.putAll(consumer.endOffsets(assigned, LONGEST_QUESTION));
        } catch (RetriableException e) {
            log.debug("ends of topics not known", e);
        }
        assigned.forEach(this::show);
    }

    private void show(TopicPartition partition) {
        Long end = ends.get(partition);
        Long begin = reached.get(partition);
        if (end != null && begin != null) {
            shown.computeIfAbsent(partition, this::gauge).records().set(Math.max(0, end - begin));
        }
    }

    private Shown gauge(TopicPartition partition) {
        var records = new AtomicLong();
        return new Shown(records, meters.lag(partition, records));
    }
}
