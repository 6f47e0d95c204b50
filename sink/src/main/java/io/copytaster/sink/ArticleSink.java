package io.copytaster.sink;

import java.util.List;
import java.util.Set;

/**
 * A target that keeps each article as it stands. One thread writes; what is written twice, in the same order within
 * each topic, leaves the same state: an article is held by (id, version), an older version never replaces a newer one,
 * an equal one does.
 */
public interface ArticleSink extends AutoCloseable {
    /** The topics it wants to be given. */
    Set<String> topics();

    /**
     * What tells this target from every other, given when it was made and kept with what it holds. Offsets are committed
     * with it: a target is given everything from the start if what its consumer group has read went into another.
     */
    String identity();

    /**
     * Takes records, in the order of their topics.
     *
     * @throws SinkAwayException if the target cannot be reached; the same batch may be written again
     * @throws SinkException if the target cannot take it at all
     */
    void write(List<SinkRecord> batch);

    /** Makes durable all that was written; throws as {@link #write}. */
    void flush();

    /** Flushes and lets go of the target. */
    @Override
    void close();
}
