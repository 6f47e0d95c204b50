package io.copytaster.ingest.delivery;

import io.copytaster.schemas.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A desk for a source that shows the same articles again and again: only what it did not show the last time is passed on.
 * It knows them by hashes of 64 bits.
 */
public final class Known implements Desk {
    private final Set<Long> before;
    private final Set<Long> now = new LinkedHashSet<>();
    private Desk desk;
    private Duration interval;
    private int fresh;

    /**
     * @param before hashes of what the source showed the last time
     */
    public Known(Collection<Long> before) {
        this.before = Set.copyOf(before);
    }

    /** This desk, passing on to another one. */
    public Desk before(Desk next) {
        desk = next;
        return this;
    }

    /** Hashes of all that the source shows now. */
    public List<Long> shown() {
        return List.copyOf(now);
    }

    /** How much of it is new. */
    public int fresh() {
        return fresh;
    }

    /** How often the source says that it is to be asked, or null. */
    public Duration interval() {
        return interval;
    }

    @Override
    public Instant now() {
        return desk.now();
    }

    @Override
    public void take(RawArticle article, Piece piece) {
        if (isNew(
                article.getId(),
                Long.toString(article.getVersion()),
                article.getStatus().name(),
                String.valueOf(article.getEmbargoedUntil()),
                article.getTitle(),
                article.getText())) {
            desk.take(article, piece);
        }
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        if (isNew(piece.key(), reason.code(), error)) {
            desk.reject(piece, reason, error);
        }
    }

    @Override
    public void advise(Duration interval) {
        this.interval = interval;
    }

    private boolean isNew(String... parts) {
        long hash = hash(parts);
        boolean first = now.add(hash);
        boolean unknown = first && !before.contains(hash);
        fresh += unknown ? 1 : 0;
        return unknown;
    }

    private static long hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
