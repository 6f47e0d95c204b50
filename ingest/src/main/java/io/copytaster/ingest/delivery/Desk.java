package io.copytaster.ingest.delivery;

import io.copytaster.schemas.RawArticle;
import java.time.Duration;
import java.time.Instant;

/** Takes what formats find in a delivery: every piece is either taken as an article or rejected with a reason. */
public interface Desk {
    /** Time of receipt for articles made now, in milliseconds' precision. */
    Instant now();

    /**
     * Takes an article; one that is too large for its topic is rejected instead.
     *
     * @param piece what it was made of
     * @return whether it was taken rather than rejected
     * @throws Stopped if the run is to end; the article was not taken then
     */
    boolean take(RawArticle article, Piece piece);

    /**
     * Turns away a piece of a delivery.
     *
     * @param error what is wrong, in words for the one who mends it
     * @throws Stopped if the run is to end; the piece was not handled then
     */
    void reject(Piece piece, Reason reason, String error);

    /**
     * Notes how often a feed says that it is to be asked.
     *
     * @param interval between two requests, or null if it does not say
     */
    default void advise(Duration interval) {
        // Only who asks again wants to know.
    }

    /** Parts at the beginning of the delivery, lines or records, that were dealt with in an earlier run. */
    default long alreadyDone() {
        return 0;
    }

    /**
     * Notes how much of a delivery with many parts is dealt with.
     *
     * @param parts lines or records from its beginning
     */
    default void done(long parts) {
        // Only who could go on from there wants to know.
    }
}
