package io.copytaster.ingest.source.push;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.source.push.PushResult.Item;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes what becomes of each part of a request. */
final class Items implements Desk {
    /** Ends a request that holds too much. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("more than " + MOST + " articles", null, false, false);
        }
    }

    /** Most parts of one request. */
    static final int MOST = 50_000;

    private final List<Item> items = new ArrayList<>();
    private Desk next;

    Desk before(Desk desk) {
        next = desk;
        return this;
    }

    List<Item> list() {
        return items;
    }

    @Override
    public Instant now() {
        return next.now();
    }

    @Override
    public boolean take(RawArticle article, Piece piece) {
        boolean taken = next.take(article, piece);
        add(
                taken
                        ? new Item(article.getId(), null, null)
                        : new Item(article.getId(), Reason.TOO_LARGE.code(), "the article is too large for its topic"));
        return taken;
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        next.reject(piece, reason, error);
        add(new Item(piece.key(), reason.code(), error));
    }

    private void add(Item item) {
        if (items.size() == MOST) {
            throw new TooMany();
        }
        items.add(item);
    }
}
