package io.copytaster.enrich.version;

import io.copytaster.enrich.state.Standing;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.util.Objects;

/** Decides what a delivery changes, given what is held of its article. */
public final class VersionOrder {
    /** What a delivery is to what is held. */
    public enum Decision {
        /** It is news: it takes the place of what is held. */
        ACCEPT,
        /** It is older than what is held, or a cancel beats it: it changes nothing. */
        STALE,
        /** It was delivered before: it changes nothing. */
        REPEATED,
        /** Another source owns the id. */
        FOREIGN
    }

    private VersionOrder() {}

    /**
     * Compares a delivery with what is held of its article.
     *
     * @param standing what is held; null if nothing is
     * @param held the version held, as cleaned; null if none is, or if it was forgotten with its age
     * @param delivery the delivery, as cleaned
     */
    public static Decision decide(Standing standing, RawArticle held, RawArticle delivery) {
        if (standing == null) {
            return Decision.ACCEPT;
        }
        if (!standing.getSource().equals(delivery.getSource())) {
            return Decision.FOREIGN;
        }
        long version = effectiveVersion(standing, delivery);
        if (version != standing.getVersion()) {
            return version > standing.getVersion() ? Decision.ACCEPT : Decision.STALE;
        }
        boolean canceled = !standing.getUsable() && held == null;
        if (canceled) {
            return delivery.getStatus() == PublicationStatus.CANCELED ? Decision.REPEATED : Decision.STALE;
        }
        boolean expired = held == null;
        return expired || sameContent(held, delivery) ? Decision.REPEATED : Decision.ACCEPT;
    }

    /**
     * Version of a delivery: its own, but of a cancel that names none the version held, or 1 if it comes first, so that
     * it beats what is there and what comes late.
     */
    public static long effectiveVersion(Standing standing, RawArticle delivery) {
        if (delivery.getVersion() > 0) {
            return delivery.getVersion();
        }
        return standing == null ? 1 : standing.getVersion();
    }

    /** Whether two deliveries say the same; when and how they came does not count. */
    private static boolean sameContent(RawArticle held, RawArticle delivery) {
        return held.getStatus() == delivery.getStatus()
                && held.getText().equals(delivery.getText())
                && Objects.equals(held.getTitle(), delivery.getTitle())
                && Objects.equals(held.getUrl(), delivery.getUrl())
                && Objects.equals(held.getByline(), delivery.getByline())
                && Objects.equals(held.getLanguage(), delivery.getLanguage())
                && Objects.equals(held.getPublishedAt(), delivery.getPublishedAt())
                && Objects.equals(held.getVersionCreatedAt(), delivery.getVersionCreatedAt())
                && held.getAttributes().equals(delivery.getAttributes());
    }
}
