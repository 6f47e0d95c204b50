package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;

/** Reads feeds that are XML: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, and news sitemaps. */
final class XmlFeed {
    private static final Set<String> ITEMS = Set.of("item", "entry", "url", "rdf:item", "atom:entry", "rss:item");

    private final Xml xml;
    private final Element root;
    private final Element channel;
    private final boolean hasChannel;
    private final Dialect dialect;
    private final Address base;

    private XmlFeed(Xml xml, Dialect dialect, URI base) {
        this.xml = xml;
        this.root = xml.root();
        this.dialect = dialect;
        Element inner = Names.child(root, "channel");
        this.hasChannel = inner != null;
        this.channel = hasChannel ? inner : root;
        this.base = Address.of(base);
    }

    /** Whether a root element is one that feeds have. */
    static boolean isFeed(Element root) {
        return Dialect.of(root) != null;
    }

    /**
     * @param base where the feed came from, or null if that is not known
     * @throws Unreadable if it is no feed, or breaks off before its first item
     */
    static FeedDocument read(Xml xml, URI base) throws Unreadable {
        Dialect dialect = Dialect.of(xml.root());
        if (dialect == null) {
            String name = xml.root().normalName();
            throw new Unreadable(
                    Reason.NO_FEED,
                    name.equals("sitemapindex")
                            ? "is an index of sitemaps; give the address of a news sitemap that it lists"
                            : "is XML with the root <" + name + ">, but no feed, NewsML or NITF");
        }
        return new XmlFeed(xml, dialect, base).read();
    }

    private FeedDocument read() throws Unreadable {
        List<Element> elements = items();
        if (elements.isEmpty() && xml.breaksOff()) {
            throw new Unreadable(
                    Reason.BROKEN_FEED, "the feed breaks off before its first item; deliver it again, whole");
        }
        if (root.normalName().equals("rss") && !hasChannel && elements.isEmpty()) {
            throw new Unreadable(
                    Reason.BROKEN_FEED,
                    "has neither a channel nor items; see that RSS has a <channel> and that its elements are where"
                            + " they belong");
        }
        String link = Links.of(channel, base);
        Address home = base.isKnown() || link == null ? base : Address.of(link);
        var items = new ArrayList<FeedItem>();
        for (Element element : elements) {
            items.add(new XmlItem(xml, element, dialect, home).read());
        }
        Element title = Names.child(channel, List.of("title", "dc:title"));
        return new FeedDocument(
                dialect.mediaType(),
                title == null ? null : Words.line(title, dialect),
                link,
                Languages.of(channel),
                Syndication.interval(channel),
                items,
                rest(elements));
    }

    private Supplier<byte[]> rest(List<Element> elements) {
        Element last = elements.isEmpty() ? null : elements.get(elements.size() - 1);
        boolean after = last != null && xml.breaksOff() && !xml.breaksOffIn(last);
        return after ? () -> xml.writtenAfter(last) : null;
    }

    /** Items of the channel and of the root: RDF has them beside the channel, and some RSS has, too. */
    private List<Element> items() {
        var items = new ArrayList<Element>();
        for (Element child : root.children()) {
            if (ITEMS.contains(Names.of(child))) {
                items.add(child);
            } else if (Names.of(child).equals("channel")) {
                collect(child, items);
            } else if (Names.of(child).equals("items")) {
                collect(child, items);
            }
        }
        return items;
    }

    private static void collect(Element parent, List<Element> items) {
        parent.children().stream()
                .filter(child -> ITEMS.contains(Names.of(child)))
                .forEach(items::add);
    }
}
