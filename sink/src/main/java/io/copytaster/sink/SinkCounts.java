package io.copytaster.sink;

/**
 * Records written since the loop started, replayed ones included.
 *
 * @param enriched articles
 * @param enrichedWithdrawn withdrawals of articles
 * @param duplicates copies
 * @param duplicatesWithdrawn withdrawals of copies
 * @param deadLetters dead letters written to the target
 * @param buried records that could not be read, or that the target refused, and that were sent to the dead-letter topic
 */
public record SinkCounts(
        long enriched,
        long enrichedWithdrawn,
        long duplicates,
        long duplicatesWithdrawn,
        long deadLetters,
        long buried) {
    /** Records of all kinds. */
    public long total() {
        return enriched + enrichedWithdrawn + duplicates + duplicatesWithdrawn + deadLetters + buried;
    }
}
