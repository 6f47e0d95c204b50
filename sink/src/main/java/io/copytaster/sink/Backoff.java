package io.copytaster.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts: each about twice the one before, up to a longest, and each cut at random by up to a half, so
 * that many who wait for the same target do not all come back at once.
 */
public final class Backoff {
    private final Duration last;
    private final RandomGenerator random;
    private Duration next;

    /** Waits from {@code first} to {@code last}. */
    public Backoff(Duration first, Duration last, RandomGenerator random) {
        this.next = first;
        this.last = last;
        this.random = random;
    }

    /** How long to wait now. */
    public Duration next() {
        long nanos = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(last) > 0 ? last : doubled;
        return Duration.ofNanos(nanos - random.nextLong(nanos / 2 + 1));
    }
}
