package io.copytaster.ingest.format.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.date.Dated;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.html.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
public final class JsonFeed {
    private JsonFeed() {}

    /** Whether a JSON document is one. */
    public static boolean isFeed(JsonNode document) {
        return document.path("version").asText("").contains("jsonfeed.org/version/")
                || (document.path("items").isArray() && document.hasNonNull("feed_url"));
    }

    /**
     * Reads a document that is one.
     *
     * @throws Unreadable if it has no list of items
     */
    public static void read(Delivery delivery, JsonNode document, Desk desk) throws Unreadable {
        if (!document.path("items").isArray()) {
            throw new Unreadable(Reason.BROKEN_FEED, "is a JSON Feed without a list called \"items\"");
        }
        Feed.hand(delivery, read(document, Address.of(delivery.base())), desk);
    }

    private static FeedDocument read(JsonNode feed, Address base) {
        String home = text(feed, "home_page_url");
        Address within = base.isKnown() || home == null ? base : Address.of(home);
        String authors = authors(feed);
        var items = new ArrayList<FeedItem>();
        for (JsonNode item : feed.path("items")) {
            items.add(item(item, within, authors));
        }
        return new FeedDocument(
                "application/feed+json", text(feed, "title"), home, text(feed, "language"), null, items, null);
    }

    private static FeedItem item(JsonNode item, Address base, String feedAuthors) {
        String link = text(item, "url");
        String authors = authors(item);
        String tags = String.join(", ", texts(item.path("tags")));
        var attributes = new TreeMap<String, String>();
        if (!tags.isEmpty()) {
            attributes.put("category", tags);
        }
        if (text(item, "content_html") == null && text(item, "content_text") == null) {
            attributes.put("body", "summary");
        }
        return new FeedItem(
                text(item, "id"),
                link == null ? text(item, "external_url") : base.resolve(link),
                line(text(item, "title")),
                body(item),
                text(item, "language"),
                authors == null ? feedAuthors : authors,
                date(item, "date_published"),
                date(item, "date_modified"),
                attributes,
                () -> item.toString().getBytes(StandardCharsets.UTF_8),
                true);
    }

    private static String body(JsonNode item) {
        String html = text(item, "content_html");
        String text = html == null ? text(item, "content_text") : HtmlText.of(html);
        return text == null || text.isBlank() ? text(item, "summary") : text.strip();
    }

    private static String line(String title) {
        return title == null ? null : title.replaceAll("\\s+", " ").strip();
    }

    private static Dated date(JsonNode item, String name) {
        String written = text(item, name);
        return written == null ? null : Dates.read(written);
    }

    /** Version 1.0 has one author, 1.1 a list. */
    private static String authors(JsonNode node) {
        List<String> names = Stream.concat(
                        Stream.of(node.path("author")), node.path("authors").valueStream())
                .map(author -> text(author, "name"))
                .filter(name -> name != null)
                .distinct()
                .toList();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .map(JsonNode::asText)
                .filter(t -> !t.isBlank())
                .toList();
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isBlank() ? null : text.strip();
    }
}
