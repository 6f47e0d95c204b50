package io.copytaster.enrich;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a running topology did since it started, for a display: after a failure work is done again and counted again, so
 * these are no accounts.
 */
public final class EnrichCounts {
    private final LongAdder read = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder withdrawn = new LongAdder();
    private final LongAdder enriched = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** The counts at one moment. */
    public record Snapshot(long read, long unchanged, long withdrawn, long enriched, long duplicates) {}

    /** A delivery was read. */
    public void read() {
        read.increment();
    }

    /** A delivery changed nothing: stale, or delivered before. */
    public void unchanged() {
        unchanged.increment();
    }

    /** A delivery withdrew its article. */
    public void withdrawn() {
        withdrawn.increment();
    }

    /** An article was published as enriched. */
    public void enriched() {
        enriched.increment();
    }

    /** An article was published as a copy. */
    public void duplicate() {
        duplicates.increment();
    }

    /** The counts now. */
    public Snapshot snapshot() {
        return new Snapshot(read.sum(), unchanged.sum(), withdrawn.sum(), enriched.sum(), duplicates.sum());
    }
}
