package io.copytaster.ingest.source.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Sources in the order in which they are due, one at a time of each host. Not for use by several threads. */
final class DueQueue {
    private record Entry(FeedSource source, Instant due) {}

    private final PriorityQueue<Entry> waiting = new PriorityQueue<>(Comparator.comparing(Entry::due));
    private final Map<String, Deque<FeedSource>> behind = new HashMap<>();
    private final Set<String> busy = new HashSet<>();

    void add(FeedSource source, Instant due) {
        waiting.add(new Entry(source, due));
    }

    /** The next source that is due and whose host is idle, which is busy from now on; null if there is none. */
    FeedSource next(Instant now) {
        while (!waiting.isEmpty() && !waiting.peek().due().isAfter(now)) {
            FeedSource source = waiting.poll().source();
            if (busy.add(host(source))) {
                return source;
            }
            behind.computeIfAbsent(host(source), h -> new ArrayDeque<>()).add(source);
        }
        return null;
    }

    /** Notes that a source's request is over; those that waited for its host are due. */
    void done(FeedSource source, Instant now) {
        String host = host(source);
        busy.remove(host);
        Deque<FeedSource> others = behind.get(host);
        if (others != null) {
            add(others.poll(), now);
            if (others.isEmpty()) {
                behind.remove(host);
            }
        }
    }

    /** Whether nothing waits and nothing is under way. */
    boolean isEmpty() {
        return waiting.isEmpty() && busy.isEmpty();
    }

    /** Time until a source is due, at most the one given. */
    Duration untilNext(Instant now, Duration most) {
        if (waiting.isEmpty()) {
            return most;
        }
        Duration wait = Duration.between(now, waiting.peek().due());
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) < 0 ? wait : most;
    }

    private static String host(FeedSource source) {
        return source.address().getHost().toLowerCase(Locale.ROOT);
    }
}
