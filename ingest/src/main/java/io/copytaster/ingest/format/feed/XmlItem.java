package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.date.Dated;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Reads an item of an XML feed. Elements count by their names alone, since feeds mix those of all kinds. */
final class XmlItem {
    private static final List<String> TITLE = List.of("title", "dc:title", "news:title", "media:title", "itunes:title");
    private static final List<String> CONTENT = List.of("content", "content:encoded", "xhtml:body", "body", "fullitem");
    private static final List<String> SUMMARY = List.of(
            "description", "summary", "abstract", "dc:description", "itunes:summary", "media:description", "subtitle");
    private static final List<String> PUBLISHED = List.of(
            "pubdate",
            "published",
            "issued",
            "dc:date",
            "dcterms:issued",
            "news:publication_date",
            "prism:publicationdate",
            "created",
            "dcterms:created",
            "date");
    private static final List<String> UPDATED = List.of("updated", "modified", "dcterms:modified", "lastmod");
    private static final List<String> GUID = List.of("guid", "id", "dc:identifier");
    private static final List<String> AUTHOR = List.of("author", "dc:creator", "dc:author", "itunes:author");
    private static final List<String> CATEGORY =
            List.of("category", "dc:subject", "news:keywords", "media:keywords", "keywords");
    /** Elements that only hold others of these. */
    private static final List<String> GROUPS = List.of("news:news", "media:group", "media:content");

    private final Xml xml;
    private final Element item;
    private final Dialect dialect;
    private final Address base;
    private final Map<String, List<Element>> parts = new HashMap<>();

    XmlItem(Xml xml, Element item, Dialect dialect, Address base) {
        this.xml = xml;
        this.item = item;
        this.dialect = dialect;
        this.base = base;
        collect(item);
    }

    private void collect(Element parent) {
        for (Element child : parent.children()) {
            String name = Names.of(child);
            if (GROUPS.contains(name)) {
                collect(child);
            } else {
                parts.computeIfAbsent(name, n -> new ArrayList<>()).add(child);
            }
        }
    }

    FeedItem read() {
        Element guid = all(GUID).filter(e -> !e.text().isBlank()).findFirst().orElse(null);
        String name = guid == null ? about() : guid.wholeText().strip();
        var attributes = new LinkedHashMap<String, String>();
        String categories = categories();
        if (!categories.isEmpty()) {
            attributes.put("category", categories);
        }
        if (all(CONTENT).map(e -> Words.text(e, dialect)).noneMatch(Objects::nonNull)) {
            // It may say no more than what the page is about.
            attributes.put("body", "summary");
        }
        return new FeedItem(
                name,
                link(guid, name),
                all(TITLE)
                        .map(e -> Words.line(e, dialect))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                text(),
                language(),
                byline(),
                date(PUBLISHED, null),
                date(UPDATED, item.hasAttr("lastmod") ? item.attr("lastmod") : null),
                attributes,
                () -> xml.written(item),
                !xml.breaksOffIn(item));
    }

    private Stream<Element> all(List<String> names) {
        return names.stream().flatMap(name -> parts.getOrDefault(name, List.of()).stream());
    }

    private String about() {
        return item.attributes().asList().stream()
                .filter(a -> a.getKey().equals("about") || a.getKey().endsWith(":about"))
                .map(Attribute::getValue)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private String link(Element guid, String name) {
        Element loc = parts.containsKey("loc") ? parts.get("loc").get(0) : null;
        if (loc != null) {
            return base.resolve(loc.wholeText());
        }
        String link = Links.of(item, base);
        if (link != null || name == null) {
            return link;
        }
        String permaLink = guid == null ? "" : guid.attr("ispermalink").toLowerCase(Locale.ROOT);
        boolean permanent = guid == null || (!dialect.isAtom() && !permaLink.equals("false"));
        // By RSS a guid is an address unless it says otherwise, but many are plain numbers.
        boolean written = Address.isWeb(name) || name.startsWith("/") || permaLink.equals("true");
        String address = Links.base(guid == null ? item : guid, base).resolve(name);
        return permanent && written && Address.isWeb(address) ? address : null;
    }

    /** The longest: some feeds tease in one element and tell in another, whatever their names. */
    private String text() {
        return Stream.concat(all(CONTENT), all(SUMMARY))
                .map(e -> Words.text(e, dialect))
                .filter(Objects::nonNull)
                .reduce((first, next) -> next.length() > first.length() ? next : first)
                .orElse(null);
    }

    private String language() {
        Element content = all(CONTENT).findFirst().orElse(null);
        String nearest = content != null && content.hasAttr("xml:lang")
                ? content.attr("xml:lang").strip()
                : "";
        return nearest.isEmpty() ? Languages.of(item) : nearest;
    }

    private Dated date(List<String> names, String attribute) {
        Dated first = null;
        List<String> written = Stream.concat(
                        all(names).map(e -> e.text().strip()).filter(words -> !words.isEmpty()),
                        Stream.ofNullable(attribute))
                .toList();
        for (String words : written) {
            Dated date = Dates.read(words);
            if (date.instant() != null) {
                return date;
            }
            first = first == null ? date : first;
        }
        return first;
    }

    private String byline() {
        var names = new LinkedHashSet<String>();
        all(AUTHOR).map(Person::of).filter(Objects::nonNull).forEach(names::add);
        if (names.isEmpty() && dialect.isAtom()) {
            // RFC 4287, 4.1.1: the feed's author is that of its entries.
            Names.children(xml.root(), "author")
                    .map(Person::of)
                    .filter(Objects::nonNull)
                    .forEach(names::add);
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private String categories() {
        var names = new LinkedHashSet<String>();
        all(CATEGORY)
                .map(e -> e.hasAttr("label") ? e.attr("label") : e.hasAttr("term") ? e.attr("term") : e.text())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return String.join(", ", names);
    }
}
