package io.copytaster.ingest.format.page;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.CanonicalAddress;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.date.Dated;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A web page as one article. */
public final class Page implements Format {
    /** Less than a line is no article. */
    private static final int SHORTEST = 80;

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        byte[] bytes = Format.whole(content);
        String base = delivery.base() == null ? "" : delivery.base().toString();
        Document page = Jsoup.parse(Characters.decode(bytes, delivery.contentType()), base);
        PageFacts facts = PageFacts.of(page);
        Element feed = page.selectFirst("link[rel=alternate][type=application/rss+xml], "
                + "link[rel=alternate][type=application/atom+xml], link[rel=alternate][type=application/feed+json]");
        String text = PageText.of(page, facts.title());
        if (text == null || text.length() < SHORTEST) {
            throw new Unreadable(
                    Reason.NO_ARTICLE,
                    "is a web page without an article" + (feed == null ? "" : "; its feed is at " + address(feed)));
        }
        RawArticle article = article(delivery, facts, text, desk.now());
        desk.take(article, new Piece(article.getSource(), article.getId(), delivery.place(), () -> bytes));
    }

    private static String address(Element link) {
        String absolute = link.attr("abs:href");
        return absolute.isEmpty() ? link.attr("href") : absolute;
    }

    private static RawArticle article(Delivery delivery, PageFacts facts, String text, Instant receivedAt) {
        boolean file = delivery.kind() == Delivery.Kind.FILE;
        String address = facts.address() != null || file ? facts.address() : delivery.path();
        String source = source(delivery, file, address);
        Map<String, String> attributes = new HashMap<>();
        if (facts.site() != null) {
            attributes.put("site", facts.site());
        }
        Instant modified = date("versionCreatedAt", facts.modified(), attributes);
        return RawArticle.newBuilder()
                .setId(
                        address == null
                                ? ArticleId.of(source, delivery.path())
                                : ArticleId.of(source, CanonicalAddress.of(address)))
                .setSource(source)
                .setUrl(address)
                .setVersion(modified == null ? 1 : Math.max(1, modified.toEpochMilli()))
                .setStatus(PublicationStatus.USABLE)
                .setTitle(facts.title())
                .setText(text)
                .setLanguage(facts.language())
                .setByline(facts.byline())
                .setPublishedAt(date("publishedAt", facts.published(), attributes))
                .setVersionCreatedAt(modified)
                .setReceivedAt(receivedAt)
                .setMediaType("text/html")
                .setAttributes(attributes)
                .build();
    }

    /** A page that was saved still comes from its site. */
    private static String source(Delivery delivery, boolean file, String address) {
        if (!file) {
            return delivery.source();
        }
        return address == null
                ? delivery.folder()
                : URI.create(address).getHost().toLowerCase(Locale.ROOT);
    }

    private static Instant date(String name, Dated date, Map<String, String> attributes) {
        if (date == null) {
            return null;
        }
        if (date.zoneAssumed()) {
            attributes.put(name + ".zone", "assumed");
        }
        return date.instant();
    }
}
