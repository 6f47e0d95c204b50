package io.copytaster.ingest.source.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * Requests in the order in which they are due, one at a time of each host. Not for use by several threads.
 *
 * @param <T> what is to be asked
 */
final class DueQueue<T> {
    private record Entry<T>(T request, Instant due) {}

    private final PriorityQueue<Entry<T>> waiting = new PriorityQueue<>(Comparator.comparing(Entry::due));
    private final Map<String, Deque<T>> behind = new HashMap<>();
    private final Map<String, Instant> resting = new HashMap<>();
    private final Function<T, String> host;
    private final Set<String> busy;

    /**
     * @param host name of the host of a request
     * @param busy hosts that are being asked; queues may share it
     */
    DueQueue(Function<T, String> host, Set<String> busy) {
        this.host = host;
        this.busy = busy;
    }

    void add(T request, Instant due) {
        waiting.add(new Entry<>(request, due));
    }

    /** The next request that is due and whose host is idle, which is busy from now on; null if there is none. */
    T next(Instant now) {
        while (!waiting.isEmpty() && !waiting.peek().due().isAfter(now)) {
            T request = waiting.poll().request();
            String name = host.apply(request);
            Instant rested = resting.getOrDefault(name, Instant.MIN);
            if (rested.isAfter(now)) {
                add(request, rested);
            } else if (busy.add(name)) {
                return request;
            } else {
                behind.computeIfAbsent(name, h -> new ArrayDeque<>()).add(request);
            }
        }
        return null;
    }

    /** Notes that a host is idle again, and until when it is to rest. */
    void idle(String name, Instant rested) {
        resting.put(name, rested);
        Deque<T> others = behind.get(name);
        if (others != null) {
            add(others.poll(), rested);
            if (others.isEmpty()) {
                behind.remove(name);
            }
        }
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return waiting.isEmpty() && behind.isEmpty();
    }

    /** Time until a request is due, at most the one given. */
    Duration untilNext(Instant now, Duration most) {
        if (waiting.isEmpty()) {
            return most;
        }
        Duration wait = Duration.between(now, waiting.peek().due());
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) < 0 ? wait : most;
    }
}
