package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.CanonicalAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Ids of the items of a feed: by guid, else by the address of the page, else by content. A name that several different
 * items of a feed share names none of them: a guid that repeats gives way to the address, and that to the content.
 */
final class Identities {
    private final String source;
    private final Set<String> sharedGuids = new HashSet<>();
    private final Set<String> sharedLinks = new HashSet<>();

    Identities(String source, List<FeedItem> items) {
        this.source = source;
        Map<String, FeedItem> guids = new HashMap<>();
        Map<String, FeedItem> links = new HashMap<>();
        for (FeedItem item : items) {
            FeedItem namesake = item.guid() == null ? null : guids.putIfAbsent(item.guid(), item);
            if (namesake != null && !isSame(namesake, item)) {
                sharedGuids.add(item.guid());
            }
            String link = link(item);
            FeedItem neighbour = link == null ? null : links.putIfAbsent(link, item);
            if (neighbour != null && !Objects.equals(neighbour.title(), item.title())) {
                sharedLinks.add(link);
            }
        }
    }

    /** Whether the feed itself gives the item a name of its own. */
    boolean hasName(FeedItem item) {
        return name(item) != null;
    }

    String id(FeedItem item) {
        String name = name(item);
        return name != null ? ArticleId.of(source, name) : ArticleId.ofContent(source, item.title(), item.text());
    }

    private String name(FeedItem item) {
        if (item.guid() != null && !sharedGuids.contains(item.guid())) {
            return item.guid();
        }
        String link = link(item);
        return link != null && !sharedLinks.contains(link) ? link : null;
    }

    private static String link(FeedItem item) {
        return item.link() == null ? null : CanonicalAddress.of(item.link());
    }

    /** Versions of one article have one page, or where they have none, one headline. */
    private static boolean isSame(FeedItem a, FeedItem b) {
        boolean paged = a.link() != null || b.link() != null;
        return paged ? Objects.equals(link(a), link(b)) : Objects.equals(a.title(), b.title());
    }
}
