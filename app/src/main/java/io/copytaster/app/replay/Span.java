package io.copytaster.app.replay;

import io.copytaster.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * A part of {@code articles.raw}.
 *
 * @param ranges offsets by partition; an empty range for a partition of which nothing is read
 */
public record Span(Map<Integer, Range> ranges) {
    /**
     * Offsets of one partition.
     *
     * @param begin the first that belongs to it
     * @param end the first after it; {@link Long#MAX_VALUE}: whatever comes
     */
    public record Range(long begin, long end) {
        long size() {
            return Math.max(0, end - begin);
        }

        boolean holds(long offset) {
            return offset >= begin && offset < end;
        }
    }

    /** Keeps the ranges in the order of their partitions. */
    public Span {
        ranges = new TreeMap<>(ranges);
    }

    /** Whether a record stands in it. */
    boolean holds(int partition, long offset) {
        Range range = ranges.get(partition);
        return range != null && range.holds(offset);
    }

    /** How many offsets it has. */
    long size() {
        return ranges.values().stream().mapToLong(Range::size).sum();
    }

    /** The same without an end. */
    Span open() {
        var open = new HashMap<Integer, Range>();
        ranges.forEach((partition, range) -> open.put(partition, new Range(range.begin(), Long.MAX_VALUE)));
        return new Span(open);
    }

    Map<TopicPartition, Long> begins() {
        return offsets(Range::begin);
    }

    Map<TopicPartition, Long> ends() {
        return offsets(Range::end);
    }

    Collection<TopicPartition> partitions() {
        return begins().keySet();
    }

    /** How many of its offsets lie before these positions. */
    long done(Map<TopicPartition, Long> positions) {
        long done = 0;
        for (var entry : ranges.entrySet()) {
            Range range = entry.getValue();
            long at = positions.getOrDefault(new TopicPartition(Topics.RAW, entry.getKey()), range.begin());
            done += Math.max(0, Math.min(at, range.end()) - range.begin());
        }
        return done;
    }

    private Map<TopicPartition, Long> offsets(ToLongFunction<Range> of) {
        var offsets = new HashMap<TopicPartition, Long>();
        ranges.forEach(
                (partition, range) -> offsets.put(new TopicPartition(Topics.RAW, partition), of.applyAsLong(range)));
        return offsets;
    }
}
