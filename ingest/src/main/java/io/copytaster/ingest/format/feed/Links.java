package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.xml.Names;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Which of the links that an item or a channel has leads to its page. */
final class Links {
    private static final Set<String> PAGES = Set.of("", "alternate");
    private static final Set<String> OTHERS = Set.of(
            "enclosure", "self", "hub", "next", "prev", "previous", "first", "last", "replies", "license", "edit");

    private Links() {}

    /** The address, absolute if the base is known; null if there is none. */
    static String of(Element parent, Address base) {
        List<Element> links = Stream.concat(Names.children(parent, "link"), Names.children(parent, "atom:link"))
                .toList();
        String page = links.stream()
                .filter(link -> PAGES.contains(rel(link)))
                .sorted((a, b) -> Boolean.compare(isHtml(b), isHtml(a)))
                .map(link -> href(link, base))
                .filter(href -> href != null)
                .findFirst()
                .orElse(null);
        if (page != null) {
            return page;
        }
        if (parent.hasAttr("href")) {
            return base(parent, base).resolve(parent.attr("href"));
        }
        return links.stream()
                .filter(link -> rel(link).equals("via") || rel(link).equals("related") || !OTHERS.contains(rel(link)))
                .filter(link -> !rel(link).startsWith("service."))
                .map(link -> href(link, base))
                .filter(href -> href != null)
                .findFirst()
                .orElse(null);
    }

    /** The base for addresses in an element. */
    static Address base(Element element, Address outer) {
        Address above = element.parent() == null ? outer : base(element.parent(), outer);
        return above.within(element.hasAttr("xml:base") ? element.attr("xml:base") : null);
    }

    private static String rel(Element link) {
        return link.attr("rel").strip();
    }

    private static boolean isHtml(Element link) {
        return link.attr("type").contains("html") || !link.hasAttr("type");
    }

    private static String href(Element link, Address base) {
        String written = link.hasAttr("href") ? link.attr("href") : link.wholeText();
        return written.isBlank() ? null : base(link, base).resolve(written);
    }
}
