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
     * Whether the target held nothing when it was opened: it then has to be given everything from the start, whatever
     * its consumer group has already read into another target.
     */
    boolean startsEmpty();

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
