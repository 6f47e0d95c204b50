package io.copytaster.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.wire.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ninjs 1.x, 2.x and 3.x: a document is a story, or a list of them. */
public final class Ninjs {
    /** Members that only ninjs has among what is read here. */
    private static final Set<String> OWN = Set.of(
            "versioncreated",
            "firstcreated",
            "pubstatus",
            "body_text",
            "body_html",
            "body_xhtml",
            "bodies",
            "headlines",
            "copyrightholder",
            "representationtype",
            "description_text");

    private Ninjs() {}

    /** Whether a JSON document is one, or a list of them. */
    public static boolean isNinjs(JsonNode document) {
        JsonNode first = document.isArray() ? document.path(0) : document;
        return first.isObject() && first.hasNonNull("uri") && OWN.stream().anyMatch(first::has);
    }

    /** Reads a document that is. */
    public static void read(Delivery delivery, JsonNode document, Desk desk) {
        if (!document.isArray()) {
            hand(document, delivery, 0, desk);
            return;
        }
        for (int i = 0; i < document.size(); i++) {
            hand(document.get(i), delivery, i + 1, desk);
        }
    }

    private static void hand(JsonNode item, Delivery delivery, int number, Desk desk) {
        story(item).hand(delivery, number, item.toString().getBytes(StandardCharsets.UTF_8), desk);
    }

    private static Story story(JsonNode item) {
        String version = text(item, "version");
        String created = text(item, "versioncreated");
        var story = new Story("application/vnd.iptc.ninjs+json")
                .provider(provider(item))
                .guid(text(item, "uri"))
                .version(version)
                .status(written(item, "pubstatus"))
                .embargo(written(item, "embargoed"))
                .title(headline(item))
                .text(body(item))
                .language(text(item, "language"))
                .byline(byline(item))
                .published(first(item, "firstcreated", "contentcreated"))
                .versionCreated(created)
                .with("slug", first(item, "slugline", "slug"))
                .with("urgency", text(item, "urgency"))
                .with("ednote", text(item, "ednote"))
                .with("located", text(item, "located"))
                .with("category", names(item.path("subject"), item.path("subjects")))
                .with("itemClass", text(item, "type"));
        String link = text(item, "url");
        return link == null ? story : story.url(link);
    }

    private static String provider(JsonNode item) {
        JsonNode provider = item.path("provider");
        String name = provider.isObject() ? text(provider, "name") : text(item, "provider");
        return name == null ? text(item, "copyrightholder") : name;
    }

    private static String headline(JsonNode item) {
        String headline = item.path("headlines")
                .valueStream()
                .map(h -> text(h, "value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(text(item, "headline"));
        return headline == null ? text(item, "title") : HtmlText.ofMaybeHtml(headline);
    }

    /** The longest body; without one the longest description. */
    private static String body(JsonNode item) {
        String body = longest(
                Stream.of(text(item, "body_text"), html(text(item, "body_html")), html(text(item, "body_xhtml"))),
                item.path("bodies"));
        return body != null
                ? body
                : longest(
                        Stream.of(
                                text(item, "description_text"),
                                html(text(item, "description_html")),
                                text(item, "description_caption"),
                                text(item, "description_summary")),
                        item.path("descriptions"));
    }

    private static String longest(Stream<String> single, JsonNode list) {
        Stream<String> listed = list.valueStream().map(part -> {
            String type = String.valueOf(text(part, "contenttype"));
            String value = text(part, "value");
            return type.contains("html") ? html(value) : value == null ? null : HtmlText.ofMaybeHtml(value);
        });
        return Stream.concat(single, listed)
                .filter(text -> text != null && !text.isBlank())
                .reduce((first, next) -> next.length() > first.length() ? next : first)
                .orElse(null);
    }

    private static String byline(JsonNode item) {
        String byline = first(item, "byline", "by");
        if (byline != null) {
            return byline;
        }
        List<String> authors = Stream.concat(
                        item.path("authors").valueStream(),
                        item.path("people").valueStream().filter(person -> String.valueOf(text(person, "rel"))
                                .contains("author")))
                .map(author -> text(author, "name"))
                .filter(Objects::nonNull)
                .toList();
        return authors.isEmpty() ? null : String.join(", ", authors);
    }

    private static String names(JsonNode... lists) {
        return Stream.of(lists)
                .flatMap(JsonNode::valueStream)
                .map(subject -> text(subject, "name"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String html(String html) {
        return html == null ? null : HtmlText.of(html);
    }

    private static String first(JsonNode item, String... names) {
        return Stream.of(names)
                .map(name -> text(item, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a member says, whatever it is: one that cannot be understood is not the same as none. */
    private static String written(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isContainerNode() ? value.toString() : text(node, name);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isValueNode() ? value.asText("") : "";
        return text.isBlank() ? null : text.strip();
    }
}
