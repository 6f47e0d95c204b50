package io.copytaster.ingest.format.newsml;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.nitf.NitfBody;
import io.copytaster.ingest.format.wire.Story;
import io.copytaster.ingest.format.xml.Markup;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** NewsML-G2 items, alone or in a news message; each item that tells something is a story. */
public final class NewsMlG2 {
    private static final Set<String> STORIES = Set.of("newsitem", "packageitem", "planningitem", "contentset");
    private static final Set<String> KNOWLEDGE =
            Set.of("conceptitem", "knowledgeitem", "catalogitem", "catalog", "groupset", "contentmeta");

    private static final Set<String> REFERENCE = Set.of("headline", "title", "description");

    private NewsMlG2() {}

    /** Whether the format has documents, or parts of documents that are sent alone, with this root. */
    public static boolean isRoot(Element root) {
        String name = Names.of(root);
        return name.equals("newsmessage") || STORIES.contains(name) || KNOWLEDGE.contains(name);
    }

    /**
     * Reads a document with such a root.
     *
     * @throws Unreadable if it holds no item that could be a story
     */
    public static void read(Delivery delivery, Xml xml, Desk desk) throws Unreadable {
        Element root = xml.root();
        boolean message = Names.of(root).equals("newsmessage");
        List<Element> items = (message ? root.stream() : Stream.of(root))
                .filter(element -> STORIES.contains(Names.of(element)))
                .filter(element -> !message || !Names.of(element).equals("contentset"))
                .toList();
        if (items.isEmpty()) {
            throw new Unreadable(
                    Reason.NO_ARTICLE,
                    "is NewsML-G2 without news: "
                            + (message ? "a message of other items" : "a <" + Names.of(root) + ">")
                            + " holds knowledge for other items");
        }
        for (int i = 0; i < items.size(); i++) {
            story(items.get(i)).hand(delivery, message ? i + 1 : 0, xml.written(items.get(i)), desk);
        }
    }

    private static Story story(Element item) {
        Element meta = Names.child(item, "itemmeta");
        Element content = Names.child(item, "contentmeta");
        var story = new Story("application/vnd.iptc.g2.newsitem+xml")
                .guid(item.attr("guid"))
                .version(item.attr("version"))
                .text(text(item, content))
                .language(language(item, content));
        if (meta != null) {
            item(meta, story);
        }
        if (content != null) {
            content(content, story);
        }
        story.title(headline(item, meta, content)).byline(byline(item, content));
        return story.with("dateline", content == null ? null : Names.words(content, "dateline"));
    }

    private static void item(Element meta, Story story) {
        Element provider = Names.child(meta, "provider");
        Element status = Names.child(meta, "pubstatus");
        Element embargo = Names.child(meta, "embargoed");
        story.provider(provider == null ? null : Named.of(provider))
                .status(status == null ? null : Named.code(status))
                .published(Names.words(meta, "firstcreated"))
                .versionCreated(Names.words(meta, "versioncreated"))
                .with("ednote", Names.words(meta, "ednote"))
                .with("itemClass", code(meta, "itemclass"))
                .with("signal", codes(meta, "signal"));
        if (embargo != null && embargo.text().isBlank()) {
            story.withheld();
        } else if (embargo != null) {
            story.embargo(embargo.text());
        }
        if (codes(meta, "signal").contains("kill")) {
            story.status("canceled");
        }
    }

    private static void content(Element content, Story story) {
        Element meta = content.parent() == null ? null : Names.child(content.parent(), "itemmeta");
        if (meta == null || Names.words(meta, "firstcreated") == null) {
            story.published(Names.words(content, "contentcreated"));
        }
        story.with("urgency", Names.words(content, "urgency"))
                .with("slug", Names.words(content, "slugline"))
                .with("located", names(content, "located"))
                .with("category", names(content, "subject"));
    }

    private static String headline(Element item, Element meta, Element content) {
        String headline = content == null ? null : Names.words(content, "headline");
        if (headline == null) {
            headline = NitfBody.headline(item);
        }
        return headline == null && meta != null ? Names.words(meta, "title") : headline;
    }

    private static String byline(Element item, Element content) {
        String by = content == null ? null : Names.words(content, "by");
        if (by == null) {
            by = NitfBody.byline(item);
        }
        return by == null && content != null ? names(content, "creator") : by;
    }

    /** The longest rendition that is text; without one the description, such as the caption of a picture. */
    private static String text(Element item, Element content) {
        String inline = Stream.concat(Names.all(item, "inlinexml"), Names.all(item, "inlinedata"))
                .map(e -> Content.text(e, e.attr("contenttype"), e.attr("encoding")))
                .filter(Objects::nonNull)
                .reduce((first, next) -> next.length() > first.length() ? next : first)
                .orElse(null);
        if (inline != null) {
            return inline;
        }
        String described = content == null ? "" : paragraphs(Names.children(content, "description"));
        return described.isEmpty() ? contents(item) : described;
    }

    /** What a package says of the items that it bundles, or null. */
    private static String contents(Element item) {
        Stream<Element> lines = Names.all(item, "itemref")
                .flatMap(ref -> ref.children().stream())
                .filter(line -> REFERENCE.contains(Names.of(line)));
        String listed = paragraphs(lines);
        return listed.isEmpty() ? null : listed;
    }

    private static String paragraphs(Stream<Element> elements) {
        return elements.map(e -> HtmlText.of(Markup.of(e, false)))
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    private static String language(Element item, Element content) {
        Element language = content == null ? null : Names.child(content, "language");
        String tag = language == null ? "" : language.attr("tag").strip();
        return tag.isEmpty() ? Names.inherited(item, "xml:lang") : tag;
    }

    private static String code(Element parent, String name) {
        Element element = Names.child(parent, name);
        return element == null ? null : Named.code(element);
    }

    private static String codes(Element parent, String name) {
        return Names.children(parent, name)
                .map(Named::code)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String names(Element parent, String name) {
        return Names.children(parent, name)
                .map(Named::of)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
