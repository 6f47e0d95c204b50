package io.copytaster.app.replay;

import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What a replay would do, without doing it. */
final class Estimate {
    private final ClusterAdmin admin;
    private final ReplayPlan plan;

    Estimate(ClusterAdmin admin, ReplayPlan plan) {
        this.admin = admin;
        this.plan = plan;
    }

    /** Prints it; how long it takes is told by earlier replays, if there were any. */
    void print(Collection<ReplayPlan> earlier, PrintWriter out) {
        long records = plan.span().size();
        out.printf(Locale.ROOT, "into         %s%n", target());
        out.printf(
                Locale.ROOT, "deliveries   %,d%s%n", records, plan.isFiltered() ? ", of which those that match" : "");
        out.printf(Locale.ROOT, "bytes        %,d%n", bytes());
        plan.span()
                .ranges()
                .forEach((partition, range) ->
                        out.printf(Locale.ROOT, "partition %-3d%,d to %,d%n", partition, range.begin(), range.end()));
        OptionalDouble rate = earlier.stream()
                .filter(plan -> plan.done() && plan.rate() > 0)
                .mapToDouble(ReplayPlan::rate)
                .average();
        out.println(
                rate.isEmpty()
                        ? "time         not known: no replay was finished here yet"
                        : String.format(
                                Locale.ROOT,
                                "time         %s at %,.0f/s, as in earlier replays",
                                Duration.ofSeconds(Math.round(records / rate.getAsDouble()))
                                        .toString()
                                        .substring(2)
                                        .toLowerCase(Locale.ROOT),
                                rate.getAsDouble()));
        out.flush();
    }

    private String target() {
        return plan.generation().isLive()
                ? "the live topics, through the enrich that runs"
                : String.join(
                                ", ",
                                Topics.OUTPUTS.stream()
                                        .map(plan.generation()::topic)
                                        .toList()) + " with lexicon " + plan.lexicon();
    }

    /** Bytes of the span as they lie in the topic, compressed, as far as records are of one size. */
    private long bytes() {
        Map<Integer, Long> held = admin.bytes(Topics.RAW);
        List<TopicPartition> partitions = admin.partitions(Topics.RAW);
        var first = admin.offsets(partitions, OffsetSpec.earliest());
        var next = admin.offsets(partitions, OffsetSpec.latest());
        double bytes = 0;
        for (TopicPartition partition : partitions) {
            long records = next.get(partition) - first.get(partition);
            if (records > 0) {
                long read = plan.span().ranges().get(partition.partition()).size();
                bytes += (double) held.getOrDefault(partition.partition(), 0L) * read / records;
            }
        }
        return Math.round(bytes);
    }
}
