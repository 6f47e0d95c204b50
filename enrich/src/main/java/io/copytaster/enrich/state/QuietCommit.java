package io.copytaster.enrich.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Has a task commit at once when little comes to its instance, and soon unless very much does. What a task writes is seen
 * by the next one when its transaction ends; with thousands of records a second few and long transactions are best, with
 * some a long one is only delay.
 *
 * <p>While a thread commits it processes nothing, and looks as if little came. So where a commit takes long, as on brokers
 * that are busy or far away, the next one waits in proportion: else each would be for a record or two, and a backlog would
 * never look like one.
 */
public final class QuietCommit {
    /** How often it looks, and how long the main consumer may wait for records at most, since nothing looks meanwhile. */
    public static final Duration LOOK = Duration.ofMillis(10);

    /** Records between two looks below which it commits at once. */
    private static final int BUSY = 20;

    /** How many looks a transaction takes, unless there is more to do than this between two of them. */
    private static final int LOOKS = 20;

    private static final int VERY_BUSY = 60;

    /** How long to work after a commit, as a multiple of the time that took. */
    private static final int WORK_PER_COMMIT = 3;

    private final ProcessorContext<?, ?> context;
    private final AtomicLong traffic;
    private long seen;
    private long seenBefore;
    private int looks;
    private boolean pending;
    private long nextLook = Long.MAX_VALUE;
    private long earliest = Long.MIN_VALUE;

    /**
     * One for the task of a processor.
     *
     * @param traffic counts the records of all tasks of the instance
     */
    public QuietCommit(ProcessorContext<?, ?> context, AtomicLong traffic) {
        this.context = context;
        this.traffic = traffic;
        seen = traffic.get();
        seenBefore = seen;
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    /** A record was processed. */
    public void count() {
        traffic.incrementAndGet();
        pending = true;
    }

    private void look(long millis) {
        // What makes a look late is nearly always a commit, of this task or another one of its thread.
        earliest = Math.max(earliest, millis + WORK_PER_COMMIT * Math.max(0, millis - nextLook));
        nextLook = millis + LOOK.toMillis();
        long now = traffic.get();
        boolean quiet = now - seen < BUSY;
        boolean inTime = ++looks >= LOOKS && now - seenBefore < (long) LOOKS * VERY_BUSY;
        if (pending && millis >= earliest && (quiet || inTime)) {
            context.commit();
            pending = false;
        }
        if (looks >= LOOKS) {
            looks = 0;
            seenBefore = now;
        }
        seen = now;
    }
}
