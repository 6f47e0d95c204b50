package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.ingest.outlet.KafkaSourceStates;
import io.copytaster.ingest.source.poll.PolledSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who delivers, and what is known of those that are polled. Not thread-safe. */
final class Sources implements AutoCloseable {
    private static final int MOST = 500;

    private record Seen(long delivered, Instant last) {}

    private final Cluster cluster;
    private final Map<String, Seen> seen = new HashMap<>();
    private KafkaSourceStates states;

    Sources(Cluster cluster) {
        this.cluster = cluster;
    }

    void delivered(String source, long at, boolean earlier) {
        Seen before = seen.getOrDefault(source, new Seen(0, Instant.EPOCH));
        if (before.delivered() == 0 && seen.size() >= MOST && !seen.containsKey(source)) {
            return;
        }
        Instant last = Instant.ofEpochMilli(at);
        seen.put(
                source,
                new Seen(before.delivered() + (earlier ? 0 : 1), last.isAfter(before.last()) ? last : before.last()));
    }

    /** All of them, who delivered last first; those that fail before all others. */
    List<Source> list(Collection<String> topics) {
        var sources = new ArrayList<Source>();
        Map<String, PolledSource> polled = polled(topics);
        seen.forEach((name, one) -> sources.add(source(name, one, polled.get(name))));
        polled.forEach((name, state) -> {
            if (!seen.containsKey(name)) {
                sources.add(source(name, new Seen(0, null), state));
            }
        });
        sources.sort(Comparator.comparing((Source one) -> one.failures() == null || one.failures() == 0)
                .thenComparing(Source::last, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Source::name));
        return List.copyOf(sources.subList(0, Math.min(MOST, sources.size())));
    }

    @Override
    public void close() {
        if (states != null) {
            states.close();
        }
    }

    private Map<String, PolledSource> polled(Collection<String> topics) {
        if (!topics.contains(KafkaSourceStates.TOPIC)) {
            return Map.of();
        }
        if (states == null) {
            states = new KafkaSourceStates(cluster.kafka());
        }
        var polled = new HashMap<String, PolledSource>();
        states.load().forEach((name, kept) -> PolledSource.parse(kept).ifPresent(source -> polled.put(name, source)));
        return polled;
    }

    private static Source source(String name, Seen one, PolledSource state) {
        return new Source(
                name,
                one.delivered(),
                one.last() == null ? null : one.last().toString(),
                state == null ? null : state.failures(),
                state == null || state.due() == null ? null : state.due().toString());
    }
}
