package io.copytaster.ingest;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.format.charset.Unwritable;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/** Passes on to an outlet what formats find, and counts it. */
final class OutletDesk implements Desk {
    /** Room for what surrounds an article in a record: framing, schema id, headers. */
    private static final int MARGIN = 64 << 10;

    private static final int MAX_ARTICLE_BYTES = Topics.MAX_ARTICLE_BYTES - MARGIN;

    private static final int MAX_ERROR = 500;

    private final ArticleOutlet outlet;
    private final InstantSource clock;
    private final IngestProgress progress;
    private final BooleanSupplier stopping;
    private final Tally tally = new Tally();

    OutletDesk(ArticleOutlet outlet, InstantSource clock, IngestProgress progress, BooleanSupplier stopping) {
        this.outlet = outlet;
        this.clock = clock;
        this.progress = progress;
        this.stopping = stopping;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean take(RawArticle found, Piece piece) {
        stopIfAsked();
        RawArticle article = WholeCharacters.of(found);
        long size = ArticleSize.of(article);
        if (size > MAX_ARTICLE_BYTES) {
            reject(
                    piece,
                    Reason.TOO_LARGE,
                    "the article has " + size + " bytes, over the limit of " + MAX_ARTICLE_BYTES + "; shorten it");
            return false;
        }
        outlet.send(article);
        // Counted when it is on its way, so that what an interrupted send gave up is not.
        tally.sent(article);
        progress.sentCount.increment();
        return true;
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        stopIfAsked();
        byte[] key = Unwritable.replaced(piece.key()).getBytes(StandardCharsets.UTF_8);
        String words = reason.code() + ": " + Unwritable.replaced(shortened(error));
        outlet.reject(new DeadLetter(key, piece.bytes().get(), "ingest", words, piece.place(), null));
        tally.rejected(piece.source(), reason);
        progress.rejectedCount.increment();
    }

    /** An error may quote what came in, and is sent in a header beside all of it. */
    private static String shortened(String error) {
        return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR) + "…";
    }

    void stopIfAsked() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }
}
