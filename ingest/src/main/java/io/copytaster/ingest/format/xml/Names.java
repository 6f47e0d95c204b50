package io.copytaster.ingest.format.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Names of elements whatever prefix they are written with: {@code title} in RSS and Atom, {@code dc:title} in Dublin
 * Core. Where a prefix is not declared, or for a namespace that is not known, it stands for itself.
 */
public final class Names {
    /** Known namespaces by how their address begins, in lower case, and the prefix that stands for each here. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/rss/1.0/modules/rss091", ""),
            Map.entry("http://purl.org/dc/elements/", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/2000/svg", "svg"),
            Map.entry("http://www.w3.org/1998/math", "math"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("https://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/atom/", ""),
            Map.entry("http://purl.org/net/rss1.1", ""),
            Map.entry("http://my.netscape.com/", ""),
            Map.entry("http://channel.netscape.com/", ""),
            Map.entry("http://backend.userland.com/", ""),
            Map.entry("http://blogs.law.harvard.edu/", ""),
            Map.entry("http://cyber.law.harvard.edu/", ""),
            Map.entry("http://iptc.org/std/", ""),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/", "itunes"),
            Map.entry("http://www.google.com/schemas/sitemap-news", "news"),
            Map.entry("https://www.google.com/schemas/sitemap-news", "news"));

    private static final String RSS_1 = "http://purl.org/rss/1.0/";

    private Names() {}

    /** The element's name with the prefix that its namespace goes by here; in lower case. */
    public static String of(Element element) {
        String name = element.normalName();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String local = name.substring(colon + 1);
        String uri = uri(element, prefix);
        String known = uri == null ? prefix : known(uri, prefix);
        return known.isEmpty() ? local : known + ':' + local;
    }

    /** The element's children of some name. */
    public static Stream<Element> children(Element parent, String name) {
        return parent.children().stream().filter(child -> of(child).equals(name));
    }

    /** The first child of the first of the names that there is, or null. */
    public static Element child(Element parent, List<String> names) {
        for (String name : names) {
            Element found = children(parent, name).findFirst().orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first child of a name, or null. */
    public static Element child(Element parent, String name) {
        return children(parent, name).findFirst().orElse(null);
    }

    /** The first element of a name anywhere below, in the order of the document, or null. */
    public static Element within(Element parent, String name) {
        return all(parent, name).findFirst().orElse(null);
    }

    /** The elements of a name anywhere below, in the order of the document. */
    public static Stream<Element> all(Element parent, String name) {
        return parent.stream().skip(1).filter(element -> of(element).equals(name));
    }

    /** The words of a child, or null if there is none or it has none. */
    public static String words(Element parent, String name) {
        Element found = parent == null ? null : child(parent, name);
        String words = found == null ? "" : found.text().strip();
        return words.isEmpty() ? null : words;
    }

    /** The value of an attribute of the element or of the nearest one around it, or null. */
    public static String inherited(Element element, String attribute) {
        for (Element e = element; e != null; e = e.parent()) {
            if (e.hasAttr(attribute)) {
                return e.attr(attribute).strip();
            }
        }
        return null;
    }

    private static String uri(Element element, String prefix) {
        return inherited(element, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
    }

    private static String known(String uri, String prefix) {
        String address = uri.toLowerCase(Locale.ROOT);
        if (address.equals(RSS_1)) {
            return "";
        }
        for (var entry : PREFIXES.entrySet()) {
            if (address.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return prefix;
    }
}
