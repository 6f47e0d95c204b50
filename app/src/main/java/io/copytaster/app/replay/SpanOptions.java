package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.stage.TimeConverter;
import io.copytaster.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Option;

/** Options that say which deliveries to read again; all of them if none is given. */
final class SpanOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Deliveries received from then on: 2026-11-23T08:00:00Z, or a day in UTC.")
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Deliveries received before then.")
    Instant to;

    @Option(
            names = "--offsets",
            paramLabel = "PARTITION:BEGIN-END",
            split = ",",
            description = "These offsets, END excluded, of these partitions only; either number may be missing.")
    List<String> offsets = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", description = "Only deliveries of this source; repeatable.")
    Set<String> sources = new LinkedHashSet<>();

    @Option(names = "--id", paramLabel = "ID", description = "Only deliveries of this article; repeatable.")
    Set<String> ids = new LinkedHashSet<>();

    boolean isWhole() {
        return from == null && to == null && offsets.isEmpty();
    }

    /**
     * The span as it lies in the topic now.
     *
     * @throws StartException if the topic does not hold it, or no longer
     */
    Span resolve(ClusterAdmin admin) {
        if (!offsets.isEmpty() && (from != null || to != null)) {
            throw new IllegalArgumentException("--offsets and --from or --to exclude each other");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("--from must be before --to: " + from + ", " + to);
        }
        List<TopicPartition> partitions = admin.partitions(Topics.RAW);
        var first = admin.offsets(partitions, OffsetSpec.earliest());
        var next = admin.offsets(partitions, OffsetSpec.latest());
        Span span = offsets.isEmpty() ? byTime(admin, partitions, first, next) : byOffsets(partitions, first, next);
        if (span.size() == 0) {
            throw new StartException(Topics.RAW + " holds nothing in this span; it holds " + held(first, next)
                    + ", all of which are read without --from, --to and --offsets");
        }
        return span;
    }

    private Span byTime(
            ClusterAdmin admin,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> next) {
        Map<TopicPartition, Long> begins = from == null ? first : at(admin, partitions, from, next);
        Map<TopicPartition, Long> ends = to == null ? next : at(admin, partitions, to, next);
        var ranges = new HashMap<Integer, Span.Range>();
        for (TopicPartition partition : partitions) {
            long begin = begins.get(partition);
            long lost = first.get(partition);
            if (from != null && begin == lost && lost > 0 && begin < next.get(partition)) {
                throw gone("the deliveries before offset " + lost + " of partition " + partition.partition()
                        + " are gone, and some of them may belong to the span from " + from);
            }
            ranges.put(partition.partition(), new Span.Range(begin, Math.max(begin, ends.get(partition))));
        }
        return new Span(ranges);
    }

    private static Map<TopicPartition, Long> at(
            ClusterAdmin admin, List<TopicPartition> partitions, Instant time, Map<TopicPartition, Long> next) {
        var found = admin.offsets(partitions, OffsetSpec.forTimestamp(time.toEpochMilli()));
        var offsets = new HashMap<TopicPartition, Long>();
        found.forEach((partition, offset) -> offsets.put(partition, offset < 0 ? next.get(partition) : offset));
        return offsets;
    }

    private Span byOffsets(
            List<TopicPartition> partitions, Map<TopicPartition, Long> first, Map<TopicPartition, Long> next) {
        var ranges = new HashMap<Integer, Span.Range>();
        partitions.forEach(p -> ranges.put(p.partition(), new Span.Range(next.get(p), next.get(p))));
        for (OffsetRange range : OffsetRange.read(offsets)) {
            var partition = new TopicPartition(Topics.RAW, range.partition());
            if (!first.containsKey(partition)) {
                throw new IllegalArgumentException(
                        Topics.RAW + " has " + partitions.size() + " partitions, counted from 0: " + range.written());
            }
            long begin = range.begin() == null ? first.get(partition) : range.begin();
            long end = range.end() == null ? next.get(partition) : range.end();
            if (begin < first.get(partition) || end > next.get(partition) || begin > end) {
                throw gone("partition " + partition.partition() + " holds offsets " + first.get(partition) + " to "
                        + next.get(partition) + ", not all of " + range.written());
            }
            ranges.put(partition.partition(), new Span.Range(begin, end));
        }
        return new Span(ranges);
    }

    private static StartException gone(String what) {
        return new StartException(Topics.RAW + ": " + what
                + "; name what is there with --offsets, or leave --from out to read all that is left");
    }

    private static String held(Map<TopicPartition, Long> first, Map<TopicPartition, Long> next) {
        long held = next.entrySet().stream()
                .mapToLong(e -> e.getValue() - first.get(e.getKey()))
                .sum();
        return held + " deliveries";
    }
}
