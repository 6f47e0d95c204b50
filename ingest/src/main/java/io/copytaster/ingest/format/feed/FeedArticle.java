package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.date.Dated;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Articles made of the items of feeds. */
final class FeedArticle {
    private FeedArticle() {}

    /** The article; an item that is only a headline has it for its text. */
    static RawArticle of(String id, String source, FeedItem item, FeedDocument feed, Instant receivedAt) {
        var attributes = new HashMap<>(item.attributes());
        if (feed.title() != null) {
            attributes.put("feed", feed.title());
        }
        Instant published = date("publishedAt", item.published(), attributes);
        Instant updated = date("versionCreatedAt", item.updated(), attributes);
        return RawArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setGuid(item.guid())
                .setUrl(item.link())
                .setVersion(updated == null ? 1 : Math.max(1, updated.toEpochMilli()))
                .setStatus(PublicationStatus.USABLE)
                .setTitle(item.title())
                .setText(item.text() == null ? item.title() : item.text())
                .setLanguage(item.language() == null ? feed.language() : item.language())
                .setByline(item.byline())
                // Of an entry that has only been updated nothing earlier is known.
                .setPublishedAt(published == null && item.published() == null ? updated : published)
                .setVersionCreatedAt(updated)
                .setReceivedAt(receivedAt)
                .setMediaType(feed.mediaType())
                .setAttributes(attributes)
                .build();
    }

    private static Instant date(String name, Dated date, Map<String, String> attributes) {
        if (date == null) {
            return null;
        }
        if (date.instant() == null) {
            attributes.put(name + ".unparsed", date.written());
        } else if (date.zoneAssumed()) {
            attributes.put(name + ".zone", "assumed");
        }
        return date.instant();
    }
}
