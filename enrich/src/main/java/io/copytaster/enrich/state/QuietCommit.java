package io.copytaster.enrich.state;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Has a task commit at once when little comes. What a task writes is seen by the next one when its transaction ends; with
 * thousands of records a second few and long transactions are best, with some a long one is only delay.
 */
public final class QuietCommit {
    /** How often it looks, and how long the main consumer may wait for records at most, since nothing looks meanwhile. */
    public static final Duration LOOK = Duration.ofMillis(20);

    /** Records between two looks from which on it leaves committing to the interval. */
    private static final int BUSY = 20;

    private final ProcessorContext<?, ?> context;
    private int records;
    private boolean pending;

    /** One for the task of a processor. */
    public QuietCommit(ProcessorContext<?, ?> context) {
        this.context = context;
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> look());
    }

    /** A record was processed. */
    public void count() {
        records++;
    }

    private void look() {
        pending |= records > 0;
        if (pending && records < BUSY) {
            context.commit();
            pending = false;
        }
        records = 0;
    }
}
