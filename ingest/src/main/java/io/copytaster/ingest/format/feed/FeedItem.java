package io.copytaster.ingest.format.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.output.XMLOutputter;

/**
 * An item of a feed. Content comes through Rome; the guid and the dates from the XML itself, since Rome fills in what
 * is missing: a link for the guid, Greenwich for the time zone.
 */
final class FeedItem {
    private static final Set<String> PUBLISHED = Set.of("published", "issued", "pubDate", "date");
    private static final Set<String> UPDATED = Set.of("updated", "modified");
    private static final Set<String> GUID = Set.of("guid", "id");

    private final SyndFeed feed;
    private final SyndEntry entry;
    private final Element element;
    private final String source;
    private final String language;
    private final boolean atom;
    private final String title;
    private final String text;
    private final String guid;
    private final String link;

    /**
     * @param element the item's XML, or null if it is not known
     * @param language of the whole document, as declared, or null
     */
    FeedItem(SyndFeed feed, SyndEntry entry, Element element, String source, String language) {
        this.feed = feed;
        this.entry = entry;
        this.element = element;
        this.source = source;
        this.language = language;
        this.atom = feed.getFeedType() != null && feed.getFeedType().startsWith("atom");
        this.title = blankToNull(title().replaceAll("\\s+", " "));
        this.text = Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .map(this::plain)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(null);
        this.guid = element == null ? blankToNull(entry.getUri()) : guid(element);
        this.link = blankToNull(entry.getLink());
    }

    boolean isEmpty() {
        return title == null && text == null;
    }

    /** Whether the feed itself names the item. */
    boolean hasName() {
        return guid != null || link != null;
    }

    String id() {
        return hasName() ? ArticleId.of(source, guid != null ? guid : link) : ArticleId.ofContent(source, title, text);
    }

    /** The article; an item that is only a headline has it for its text. */
    RawArticle article(Instant receivedAt) {
        var attributes = new HashMap<String, String>();
        Instant published = date("publishedAt", PUBLISHED, attributes);
        Instant updated = date("versionCreatedAt", UPDATED, attributes);
        put(attributes, "feed", feed.getTitle());
        put(
                attributes,
                "category",
                entry.getCategories().stream()
                        .map(SyndCategory::getName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
        return RawArticle.newBuilder()
                .setId(id())
                .setSource(source)
                .setGuid(guid)
                .setUrl(link)
                .setVersion(updated == null ? 1 : Math.max(1, updated.toEpochMilli()))
                .setStatus(PublicationStatus.USABLE)
                .setTitle(title)
                .setText(text == null ? title : text)
                .setLanguage(blankToNull(feed.getLanguage() == null ? language : feed.getLanguage()))
                .setByline(byline())
                .setPublishedAt(published)
                .setVersionCreatedAt(updated)
                .setReceivedAt(receivedAt)
                .setMediaType(mediaType())
                .setAttributes(attributes)
                .build();
    }

    /** The item's XML; where it is not known, the whole feed's. */
    byte[] bytes(byte[] whole) {
        return element == null
                ? whole
                : new XMLOutputter().outputString(element).getBytes(StandardCharsets.UTF_8);
    }

    private Instant date(String name, Set<String> elements, Map<String, String> attributes) {
        if (element == null) {
            return null;
        }
        String written = child(element, elements);
        Instant date = written == null ? null : Dates.parse(written);
        if (written != null && date == null) {
            attributes.put(name + ".unparsed", written);
        }
        return date;
    }

    private String byline() {
        List<SyndPerson> authors = new ArrayList<>(entry.getAuthors());
        String names = authors.stream()
                .map(SyndPerson::getName)
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(", "));
        return blankToNull(names.isEmpty() ? entry.getAuthor() : names);
    }

    private String mediaType() {
        if (atom) {
            return "application/atom+xml";
        }
        boolean rdf = Set.of("rss_0.9", "rss_1.0").contains(String.valueOf(feed.getFeedType()));
        return rdf ? "application/rdf+xml" : "application/rss+xml";
    }

    /** Of an Atom headline Rome forgets what type of text it is. */
    private String title() {
        SyndContent content = entry.getTitleEx();
        Element written = element == null ? null : element.getChild("title", element.getNamespace());
        if (!atom || written == null || content == null || content.getValue() == null) {
            return plain(content);
        }
        boolean markup = String.valueOf(written.getAttributeValue("type")).contains("html")
                || !written.getChildren().isEmpty();
        return markup ? HtmlText.of(content.getValue()) : content.getValue().strip();
    }

    private String plain(SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        String type = content.getType() == null ? "text" : content.getType();
        if (!atom) {
            return HtmlText.ofMaybeHtml(content.getValue());
        }
        return type.contains("html")
                ? HtmlText.of(content.getValue())
                : content.getValue().strip();
    }

    private static String guid(Element element) {
        String about = element.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals("about"))
                .map(attribute -> attribute.getValue().strip())
                .findFirst()
                .orElse(null);
        String guid = child(element, GUID);
        return guid != null ? guid : blankToNull(about);
    }

    private static String child(Element element, Set<String> names) {
        return element.getChildren().stream()
                .filter(child -> names.contains(child.getName()))
                .map(Element::getTextTrim)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value.strip());
        }
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
