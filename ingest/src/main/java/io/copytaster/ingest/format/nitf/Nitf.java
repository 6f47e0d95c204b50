package io.copytaster.ingest.format.nitf;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.wire.Story;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** NITF 3.x documents of their own: one story each. */
public final class Nitf {
    private Nitf() {}

    /** Reads a document whose root is {@code nitf}. */
    public static void read(Delivery delivery, Xml xml, Desk desk) {
        Element root = xml.root();
        story(root).hand(delivery, 0, xml.written(root), desk);
    }

    private static Story story(Element root) {
        Element head = Names.child(root, "head");
        Element data = head == null ? null : Names.child(head, "docdata");
        var story = new Story("application/nitf+xml")
                .title(NitfBody.headline(root))
                .text(NitfBody.text(root))
                .byline(NitfBody.byline(root))
                .language(Names.inherited(root, "xml:lang"))
                .with("dateline", NitfBody.dateline(root));
        if (NitfBody.headline(root) == null && head != null) {
            story.title(Names.words(head, "title"));
        }
        if (data != null) {
            metadata(data, story);
        }
        if (head != null) {
            publication(head, story);
        }
        return story;
    }

    private static void metadata(Element data, Story story) {
        String issued = norm(data, "date.issue");
        String release = norm(data, "date.release");
        Element id = Names.child(data, "doc-id");
        Element key = Names.child(data, "du-key");
        Element correction = Names.child(data, "correction");
        story.guid(id == null ? null : id.attr("id-string"))
                .provider(id == null ? null : id.attr("regsrc"))
                .published(issued == null ? release : issued)
                .with("urgency", attribute(data, "urgency", "ed-urg"))
                .with("slug", key == null ? null : key.attr("key"))
                .with("category", keywords(data))
                .with("ednote", attribute(data, "ed-msg", "info"));
        String status = data.attr("management-status");
        if (!status.isBlank()) {
            story.status(status);
        }
        Instant from = release == null ? null : Dates.read(release).instant();
        Instant issue = issued == null ? null : Dates.read(issued).instant();
        if (status.toLowerCase(Locale.ROOT).startsWith("embargo")) {
            story.status(null).embargo(release);
            if (release == null) {
                story.withheld();
            }
        } else if (from != null && issue != null && from.isAfter(issue)) {
            story.embargo(release);
        }
        if (key != null && key.attr("version").matches("\\d+")) {
            story.version(key.attr("version"));
        } else if (issue != null && issue.toEpochMilli() > 0) {
            // It counts nothing, so the time of issue tells which of two is later.
            story.version(issue.toEpochMilli()).versionCreated(issued);
        }
        if (correction != null) {
            story.with("signal", "correction").with("corrects", correction.attr("id-string"));
        }
    }

    private static void publication(Element head, Story story) {
        Element publication = Names.child(head, "pubdata");
        if (publication != null) {
            story.with("publication", publication.attr("name"));
            if (publication.hasAttr("ex-ref")) {
                story.url(publication.attr("ex-ref"));
            }
        }
    }

    private static String norm(Element data, String name) {
        String norm = attribute(data, name, "norm");
        return norm == null ? Names.words(data, name) : norm;
    }

    private static String attribute(Element data, String name, String attribute) {
        Element element = Names.child(data, name);
        String value = element == null ? "" : element.attr(attribute).strip();
        return value.isEmpty() ? null : value;
    }

    private static String keywords(Element data) {
        return Names.all(data, "keyword")
                .map(keyword -> keyword.attr("key").strip())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
