package io.copytaster.ingest.format.newsml;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.nitf.NitfBody;
import io.copytaster.ingest.format.wire.Story;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** NewsML 1.0 to 1.2: each news item is a story, whatever components it has. */
public final class NewsMl1 {
    private NewsMl1() {}

    /** Whether the format has documents with this root. */
    public static boolean isRoot(Element root) {
        return Names.of(root).equals("newsml");
    }

    /**
     * Reads a document with such a root.
     *
     * @throws Unreadable if it has no news item
     */
    public static void read(Delivery delivery, Xml xml, Desk desk) throws Unreadable {
        List<Element> items = Names.children(xml.root(), "newsitem").toList();
        if (items.isEmpty()) {
            throw new Unreadable(Reason.NO_ARTICLE, "is NewsML without a <NewsItem>");
        }
        String sender = Names.all(xml.root(), "newsservice")
                .map(service -> service.attr("formalname"))
                .findFirst()
                .orElse(null);
        for (int i = 0; i < items.size(); i++) {
            story(items.get(i), sender).hand(delivery, items.size() == 1 ? 0 : i + 1, xml.written(items.get(i)), desk);
        }
    }

    private static Story story(Element item, String sender) {
        var story = new Story("text/vnd.iptc.newsml")
                .provider(provider(item, sender))
                .title(words(item, "headline"))
                .text(text(item))
                .byline(words(item, "byline"))
                .language(formalName(item, "language"))
                .with("dateline", words(item, "dateline"))
                .with("slug", words(item, "slugline"))
                .with("category", categories(item));
        if (words(item, "headline") == null) {
            story.title(NitfBody.headline(item));
        }
        if (words(item, "byline") == null) {
            story.byline(NitfBody.byline(item));
        }
        identify(item, story);
        manage(item, story);
        return story;
    }

    private static void identify(Element item, Story story) {
        Element identifier = Names.within(item, "newsidentifier");
        if (identifier == null) {
            return;
        }
        String provider = Names.words(identifier, "providerid");
        String date = Names.words(identifier, "dateid");
        String id = Names.words(identifier, "newsitemid");
        // The public identifier names the revision, too, and so another story each time.
        story.guid(
                        id == null
                                ? Names.words(identifier, "publicidentifier")
                                : "urn:newsml:" + provider + ":" + date + ":" + id)
                .version(Names.words(identifier, "revisionid"));
    }

    private static void manage(Element item, Story story) {
        Element management = Names.child(item, "newsmanagement");
        if (management == null) {
            return;
        }
        String status = formalName(management, "status");
        Element change = Names.within(management, "statuswillchange");
        String until = change == null ? null : Names.words(change, "dateandtime");
        boolean embargoed = status != null && status.toLowerCase(Locale.ROOT).startsWith("embargo");
        String instruction = String.valueOf(formalName(management, "instruction"));
        if (instruction.toLowerCase(Locale.ROOT).matches(".*(kill|delete|cancel).*")) {
            story.status("canceled");
        } else if (embargoed && until != null) {
            story.embargo(until);
        } else if (embargoed) {
            story.withheld();
        } else {
            story.status(status);
        }
        story.published(Names.words(management, "firstcreated"))
                .versionCreated(Names.words(management, "thisrevisioncreated"))
                .with("urgency", formalName(management, "urgency"))
                .with("signal", formalName(management, "instruction"));
    }

    private static String provider(Element item, String sender) {
        Element provider = Names.within(item, "provider");
        String named = provider == null ? null : formalName(provider, "party");
        Element identifier = Names.within(item, "providerid");
        return named != null ? named : identifier != null && !identifier.text().isBlank() ? identifier.text() : sender;
    }

    /** The longest content that is text: others are teasers, captions and tables. */
    private static String text(Element item) {
        return Names.all(item, "contentitem")
                .map(NewsMl1::content)
                .filter(Objects::nonNull)
                .reduce((first, next) -> next.length() > first.length() ? next : first)
                .orElse(null);
    }

    private static String content(Element contentItem) {
        Element data = Names.within(contentItem, "datacontent");
        if (data == null) {
            return null;
        }
        Element encoding = Names.within(contentItem, "encoding");
        String type = formalName(contentItem, "mimetype") + " " + formalName(contentItem, "format");
        boolean picture = String.valueOf(formalName(contentItem, "mediatype"))
                .toLowerCase(Locale.ROOT)
                .matches("photo|graphic|video|audio|animation");
        return picture ? null : Content.text(data, type, encoding == null ? "" : encoding.attr("notation"));
    }

    private static String categories(Element item) {
        return Names.all(item, "subjectcode")
                .flatMap(code -> code.children().stream())
                .map(subject -> subject.attr("formalname").strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String words(Element item, String line) {
        return Names.all(item, line)
                .map(element -> element.text().strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String formalName(Element parent, String name) {
        Element element = Names.within(parent, name);
        String formal = element == null ? "" : element.attr("formalname").strip();
        return formal.isEmpty() ? null : formal;
    }
}
