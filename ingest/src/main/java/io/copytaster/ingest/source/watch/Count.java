package io.copytaster.ingest.source.watch;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;

/** Counts what is found in a file. */
final class Count implements Desk {
    private Desk next;
    private long taken;
    private long rejected;

    /** This desk, passing on to another one. */
    Desk before(Desk desk) {
        next = desk;
        return this;
    }

    /** Whether something was found, but not one article. */
    boolean isFailed() {
        return taken == 0 && rejected > 0;
    }

    @Override
    public Instant now() {
        return next.now();
    }

    @Override
    public boolean take(RawArticle article, Piece piece) {
        boolean accepted = next.take(article, piece);
        if (accepted) {
            taken++;
        } else {
            rejected++;
        }
        return accepted;
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        next.reject(piece, reason, error);
        rejected++;
    }
}
