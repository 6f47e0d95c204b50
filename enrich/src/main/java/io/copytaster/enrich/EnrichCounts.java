package io.copytaster.enrich;

import io.copytaster.enrich.state.PublishedAs;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a running topology did since it started, for a display: after a failure work is done again and counted again, so
 * these are no accounts.
 */
public final class EnrichCounts {
    private final LongAdder settled = new LongAdder();
    private final LongAdder enriched = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /**
     * The counts at one moment.
     *
     * @param settled deliveries that the topology is through with, whatever became of them
     * @param enriched articles that came to stand in the enriched ones, less those that left them
     * @param duplicates articles that came to stand in the duplicates, less those that left them
     */
    public record Snapshot(long settled, long enriched, long duplicates) {}

    /** A delivery is done with. */
    public void settled() {
        settled.increment();
    }

    /** An article stands elsewhere than before. */
    public void moved(PublishedAs from, PublishedAs to) {
        add(from, -1);
        add(to, 1);
    }

    /** The counts now. */
    public Snapshot snapshot() {
        return new Snapshot(settled.sum(), enriched.sum(), duplicates.sum());
    }

    private void add(PublishedAs as, int articles) {
        switch (as) {
            case ENRICHED -> enriched.add(articles);
            case DUPLICATE -> duplicates.add(articles);
            case NOTHING -> {}
        }
    }
}
