package io.copytaster.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Faults of one kind of process, one after the other. Which comes when, and how long it lasts, follows from a seed; only
 * the waiting in between, until all is well again, does not.
 */
final class Faults implements Callable<Void> {
    private static final Duration LONGEST = Duration.ofSeconds(9);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(2);

    private final Random random;
    private final List<List<Fault>> kinds;
    private final Callable<Boolean> calm;
    private final long deadline;
    private final PrintStream log;
    private final Deque<List<Fault>> next = new ArrayDeque<>();

    /**
     * Faults that are yet to come.
     *
     * @param kinds each kind comes once before any of them comes again; of a kind, any of its faults
     * @param calm whether the next fault may come
     * @param deadline after which none begins, as {@link System#nanoTime()} tells time
     */
    Faults(long seed, List<List<Fault>> kinds, Callable<Boolean> calm, long deadline, PrintStream log) {
        this.random = new Random(seed);
        this.kinds = List.copyOf(kinds);
        this.calm = calm;
        this.deadline = deadline;
        this.log = log;
    }

    @Override
    public Void call() throws Exception {
        while (isCalmInTime()) {
            Fault fault = draw();
            Duration length = upTo(LONGEST);
            say(fault, "for %.1f s".formatted(length.toMillis() / 1e3));
            fault.begin().run();
            try {
                LockSupport.parkNanos(length.toNanos());
            } finally {
                fault.end().run();
                say(fault, "is over");
            }
        }
        return null;
    }

    /** Waits a little, and until the next fault may come; false if that is not before the deadline. */
    private boolean isCalmInTime() throws Exception {
        LockSupport.parkNanos(upTo(LONGEST_CALM).toNanos());
        while (System.nanoTime() < deadline) {
            if (calm.call()) {
                return true;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return false;
    }

    private Fault draw() {
        if (next.isEmpty()) {
            var order = new ArrayList<>(kinds);
            Collections.shuffle(order, random);
            next.addAll(order);
        }
        List<Fault> kind = next.remove();
        return kind.get(random.nextInt(kind.size()));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(longest.toMillis() / 8 + random.nextInt((int) longest.toMillis() * 7 / 8));
    }

    private void say(Fault fault, String what) {
        log.printf("%.1f s before the end: %s %s%n", (deadline - System.nanoTime()) / 1e9, fault.name(), what);
    }
}
