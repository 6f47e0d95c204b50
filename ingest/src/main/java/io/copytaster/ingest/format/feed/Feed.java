package io.copytaster.ingest.format.feed;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0: each item is one article. */
public final class Feed implements Format {
    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        byte[] bytes = Format.whole(content);
        Document document = FeedXml.parse(bytes, delivery.contentType());
        List<Element> elements = itemElements(document.getRootElement());
        String language = document.getRootElement().getAttributeValue("lang", Namespace.XML_NAMESPACE);
        SyndFeed feed = build(document);
        List<SyndEntry> entries = feed.getEntries();
        boolean paired = elements.size() == entries.size();
        for (int i = 0; i < entries.size(); i++) {
            var item = new FeedItem(feed, entries.get(i), paired ? elements.get(i) : null, delivery.source(), language);
            int number = i + 1;
            var piece = new Piece(
                    delivery.source(),
                    item.hasName() ? item.id() : delivery.fileName() + ":item " + number,
                    delivery.place() + " item " + number,
                    () -> item.bytes(bytes));
            if (item.isEmpty()) {
                desk.reject(piece, Reason.EMPTY_ITEM, "the item has neither title nor text");
            } else {
                desk.take(item.article(desk.now()), piece);
            }
        }
    }

    private static SyndFeed build(Document document) throws Unreadable {
        String root = document.getRootElement().getName();
        switch (root.toLowerCase(Locale.ROOT)) {
            case "rss", "rdf", "feed" -> {}
            default ->
                throw new Unreadable(
                        Reason.NO_FEED, "is XML with the root <" + root + ">, but no RSS, Atom or RDF feed");
        }
        try {
            return new SyndFeedInput(false, Locale.ROOT).build(document);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Reason.NO_FEED, "is no kind of feed that is known: " + e.getMessage(), e);
        } catch (FeedException e) {
            throw new Unreadable(Reason.BROKEN_FEED, "cannot be read as a feed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Rome meets what it does not expect with whatever happens next.
            throw new Unreadable(
                    Reason.BROKEN_FEED,
                    "is not built as a feed of its kind (" + e.getClass().getSimpleName()
                            + "); see that RSS has a <channel> and that its elements are where they belong",
                    e);
        }
    }

    private static List<Element> itemElements(Element root) {
        var items = new ArrayList<Element>();
        for (Element child : root.getChildren()) {
            if (isItem(child)) {
                items.add(child);
            } else if (child.getName().equalsIgnoreCase("channel")) {
                child.getChildren().stream().filter(Feed::isItem).forEach(items::add);
            }
        }
        return items;
    }

    private static boolean isItem(Element element) {
        return element.getName().equals("item") || element.getName().equals("entry");
    }
}
