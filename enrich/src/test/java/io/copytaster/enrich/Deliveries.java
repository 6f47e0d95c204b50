package io.copytaster.enrich;

import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.time.Duration;
import java.time.Instant;

/** Deliveries for tests. */
final class Deliveries {
    static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    private Deliveries() {}

    /** A usable first version published some hours after noon, and received a day later. */
    static RawArticle.Builder article(String id, String text, int hour) {
        Instant published = NOON.plus(Duration.ofHours(hour));
        return RawArticle.newBuilder()
                .setId(id)
                .setSource("wire")
                .setText(text)
                .setPublishedAt(published)
                .setReceivedAt(NOON.plus(Duration.ofDays(1)));
    }

    static RawArticle cancel(String id, long version) {
        return article(id, "", 0)
                .setVersion(version)
                .setStatus(PublicationStatus.CANCELED)
                .build();
    }
}
