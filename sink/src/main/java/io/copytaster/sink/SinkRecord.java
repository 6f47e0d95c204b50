package io.copytaster.sink;

import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.time.Instant;

/** What a sink is given: one record of a public topic. */
public sealed interface SinkRecord {
    /** An article as it now stands. */
    record Enriched(EnrichedArticle article) implements SinkRecord {}

    /**
     * An article that is no longer among the enriched.
     *
     * @param version version up to which it is withdrawn; null: whatever is held
     */
    record EnrichedWithdrawn(String id, Long version) implements SinkRecord {}

    /** A copy and what it repeats. */
    record Duplicate(DuplicateArticle article) implements SinkRecord {}

    /**
     * An article that is no longer among the duplicates.
     *
     * @param version version up to which it is withdrawn; null: whatever is held
     */
    record DuplicateWithdrawn(String id, Long version) implements SinkRecord {}

    /**
     * What failed.
     *
     * @param partition partition of the letter itself in the dead-letter topic
     * @param offset offset of the letter itself
     * @param at when it was written
     */
    record Failed(DeadLetter letter, int partition, long offset, Instant at) implements SinkRecord {}
}
