package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.RawArticle;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Holds back the items whose pages are to be read first. */
final class TeaserDesk implements Desk {
    private static final int LONGEST_TEASER = 600;
    private static final Pattern GOES_ON = Pattern.compile(
            "(?is).*(\\.\\.\\.|…|\\[…]|\\[\\.\\.\\.]|read more|continue reading|weiterlesen|lire la suite)\\W*");

    private final Round round;
    private final Desk next;
    private final Consumer<Teaser> wanted;

    TeaserDesk(Round round, Desk next, Consumer<Teaser> wanted) {
        this.round = round;
        this.next = next;
        this.wanted = wanted;
    }

    @Override
    public Instant now() {
        return next.now();
    }

    @Override
    public boolean take(RawArticle article, Piece piece) {
        URI page = isWanted(article) ? page(article) : null;
        if (page == null) {
            return next.take(article, piece);
        }
        // It is handled later than the feed that it stands in.
        byte[] written = piece.bytes().get();
        var kept = new Piece(piece.source(), piece.key(), piece.place(), () -> written);
        round.pageWanted();
        wanted.accept(new Teaser(round, article, kept, page, next));
        return true;
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        next.reject(piece, reason, error);
    }

    private boolean isWanted(RawArticle article) {
        return switch (round.source().pages()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AUTO -> isTeaser(article);
        };
    }

    /** Whether the feed holds a summary only, and it reads like one. */
    static boolean isTeaser(RawArticle article) {
        boolean summary = "summary".equals(article.getAttributes().get("body"));
        String text = article.getText();
        return summary
                && (text.length() < LONGEST_TEASER
                        || GOES_ON.matcher(text.substring(text.length() - 40)).matches());
    }

    private static URI page(RawArticle article) {
        try {
            URI uri = article.getUrl() == null ? null : new URI(article.getUrl());
            boolean web = uri != null
                    && uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
            return web ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
