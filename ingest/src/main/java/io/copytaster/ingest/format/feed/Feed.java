package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.xml.Xml;
import java.util.List;
import org.jsoup.nodes.Element;

/** Feeds of every kind: each item is one article. */
public final class Feed {
    private Feed() {}

    /** Whether an XML document with this root is read as a feed. */
    public static boolean isFeed(Element root) {
        return XmlFeed.isFeed(root);
    }

    /**
     * Reads a feed that is XML.
     *
     * @throws Unreadable if it is no feed, or breaks off before its first item; nothing of it was given to the desk then
     */
    public static void read(Delivery delivery, Xml xml, Desk desk) throws Unreadable {
        hand(delivery, XmlFeed.read(xml, delivery.base()), desk);
    }

    static void hand(Delivery delivery, FeedDocument feed, Desk desk) {
        desk.advise(feed.interval());
        List<FeedItem> items = feed.items();
        var identities = new Identities(delivery.source(), items);
        for (int i = 0; i < items.size(); i++) {
            FeedItem item = items.get(i);
            int number = i + 1;
            String id = identities.id(item);
            var piece = new Piece(
                    delivery.source(),
                    identities.hasName(item) ? id : delivery.fileName() + ":item " + number,
                    delivery.place() + " item " + number,
                    item.written());
            if (!item.whole()) {
                desk.reject(piece, Reason.BROKEN_FEED, "the feed breaks off in this item; deliver it again, whole");
            } else if (item.isEmpty()) {
                desk.reject(piece, Reason.EMPTY_ITEM, "the item has neither title nor text");
            } else {
                desk.take(FeedArticle.of(id, delivery.source(), item, feed, desk.now()), piece);
            }
        }
        if (feed.rest() != null) {
            String after = "after item " + items.size();
            var piece = new Piece(
                    delivery.source(), delivery.fileName() + ":" + after, delivery.place() + " " + after, feed.rest());
            desk.reject(piece, Reason.BROKEN_FEED, "the feed breaks off " + after + "; deliver it again, whole");
        }
    }
}
