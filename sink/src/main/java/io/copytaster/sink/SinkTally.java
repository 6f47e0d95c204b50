package io.copytaster.sink;

import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;

/** Live counters behind {@link SinkCounts}. */
final class SinkTally {
    private final LongAdder enriched = new LongAdder();
    private final LongAdder enrichedWithdrawn = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder duplicatesWithdrawn = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    void addWritten(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            of(record).increment();
        }
    }

    void addRefused() {
        refused.increment();
    }

    void addUnreadable() {
        unreadable.increment();
    }

    /** Articles, copies and dead letters in the target. */
    long written() {
        return enriched.sum() + duplicates.sum() + deadLetters.sum();
    }

    /** Withdrawals carried out in the target. */
    long withdrawn() {
        return enrichedWithdrawn.sum() + duplicatesWithdrawn.sum();
    }

    /** Records that the target never will take. */
    long refused() {
        return refused.sum();
    }

    /** Records that never reached the target. */
    long unreadable() {
        return unreadable.sum();
    }

    SinkCounts counts() {
        return new SinkCounts(
                enriched.sum(),
                enrichedWithdrawn.sum(),
                duplicates.sum(),
                duplicatesWithdrawn.sum(),
                deadLetters.sum(),
                refused() + unreadable());
    }

    private LongAdder of(SinkRecord record) {
        // Java 17 has no switch over types yet.
        if (record instanceof SinkRecord.Enriched) {
            return enriched;
        } else if (record instanceof SinkRecord.EnrichedWithdrawn) {
            return enrichedWithdrawn;
        } else if (record instanceof SinkRecord.Duplicate) {
            return duplicates;
        } else if (record instanceof SinkRecord.DuplicateWithdrawn) {
            return duplicatesWithdrawn;
        }
        return deadLetters;
    }
}
