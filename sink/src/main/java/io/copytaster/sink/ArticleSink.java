package io.copytaster.sink;

import java.util.List;
import java.util.Set;

/**
 * A target that keeps each article as it stands. One thread writes. An article is held by (id, version): an older
 * version never replaces a newer one, an equal one does. So what is written twice leaves the same state, as long as each
 * id's records come in the order of their topic; the topic may be read again from any earlier place, to its end.
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
     * @return what the target did not take, each with the reason and whether to give it again; it has all others
     * @throws SinkAwayException if the target cannot be reached or has no room now; the same batch may be written again
     * @throws BatchRefusedException if the target refuses the batch as a whole because of what is in it, and does not
     *     say which record; it has taken none of it, and may be given parts
     * @throws SinkException if the target cannot take anything at all
     */
    List<Failure> write(List<SinkRecord> batch);

    /** Makes durable all that was written; throws as {@link #write}, but never that a batch is refused. */
    void flush();

    /** Flushes and lets go of the target. */
    @Override
    void close();
}
