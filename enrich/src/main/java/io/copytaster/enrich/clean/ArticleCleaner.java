package io.copytaster.enrich.clean;

import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;

/** Makes of a delivery what the later steps judge: checked, its text without what is not the article's own. */
public final class ArticleCleaner {
    private ArticleCleaner() {}

    /**
     * The delivery, cleaned.
     *
     * @param key key that it came under
     * @param delivery the delivery as it came; may be null
     * @throws IllegalArgumentException if it is no delivery of an article; the message says why
     */
    public static RawArticle cleaned(String key, RawArticle delivery) {
        if (delivery == null) {
            throw new IllegalArgumentException("a record of articles.raw without value withdraws nothing;"
                    + " send the article with status CANCELED");
        }
        if (delivery.getId().isEmpty() || !delivery.getId().equals(key)) {
            throw new IllegalArgumentException(
                    "article id \"" + delivery.getId() + "\" must be the record's key, which is \"" + key + "\"");
        }
        if (delivery.getSource().isBlank()) {
            throw new IllegalArgumentException("article " + key + " has no source");
        }
        if (delivery.getStatus() == PublicationStatus.CANCELED) {
            return delivery;
        }
        if (delivery.getVersion() < 1) {
            throw new IllegalArgumentException(
                    "article " + key + " has version " + delivery.getVersion() + "; only a cancel may have none");
        }
        CleanText clean = TextCleaner.clean(delivery.getTitle(), delivery.getText());
        if (clean.text().isEmpty()) {
            throw new IllegalArgumentException("article " + key + " has no text");
        }
        return new RawArticle(
                delivery.getId(),
                delivery.getSource(),
                delivery.getGuid(),
                delivery.getUrl(),
                delivery.getVersion(),
                delivery.getStatus(),
                delivery.getEmbargoedUntil(),
                clean.title(),
                clean.text(),
                delivery.getLanguage(),
                delivery.getByline(),
                delivery.getPublishedAt(),
                delivery.getVersionCreatedAt(),
                delivery.getReceivedAt(),
                delivery.getMediaType(),
                delivery.getAttributes());
    }
}
