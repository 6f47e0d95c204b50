package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.xml.Names;
import org.jsoup.nodes.Element;

/** Kinds of XML feeds, as far as they differ in what text means. */
enum Dialect {
    /** RSS 0.9x and 2.0, and CDF: nothing says whether text is HTML. */
    RSS("application/rss+xml"),
    /** RSS 0.9 and 1.0. */
    RDF("application/rdf+xml"),
    /** Atom 1.0: the type says what text is. */
    ATOM("application/atom+xml"),
    /** Atom 0.3: type and mode do. */
    ATOM_03("application/atom+xml"),
    /** A sitemap with headlines. */
    SITEMAP("application/xml");

    private static final String NAMESPACE_03 = "purl.org/atom/ns";

    private final String mediaType;

    Dialect(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What a root element begins, or null if that is no feed. */
    static Dialect of(Element root) {
        String name = Names.of(root);
        return switch (name.substring(name.indexOf(':') + 1)) {
            case "rss", "channel" -> RSS;
            case "rdf" -> RDF;
            case "feed" -> is03(root) ? ATOM_03 : ATOM;
            case "urlset" -> SITEMAP;
            default -> null;
        };
    }

    String mediaType() {
        return mediaType;
    }

    boolean isAtom() {
        return this == ATOM || this == ATOM_03;
    }

    private static boolean is03(Element root) {
        return root.attr("version").strip().startsWith("0.")
                || root.attributes().asList().stream()
                        .anyMatch(a ->
                                a.getKey().startsWith("xmlns") && a.getValue().contains(NAMESPACE_03));
    }
}
