package io.copytaster.app.web;

import io.copytaster.schemas.EnrichedArticle;
import java.time.Instant;
import java.util.List;

/** A search as a feed: Atom, RFC 4287. */
final class AtomFeed {
    private static final int MOST_SUMMARY = 600;

    private AtomFeed() {}

    /**
     * The feed.
     *
     * @param site where this page is, without a slash at the end
     */
    static String of(SearchAddress address, List<EnrichedArticle> articles, String site) {
        var feed = new Html();
        String title = address.text().isBlank() ? "all articles" : address.text();
        Instant updated = articles.stream()
                .map(EnrichedArticle::getReceivedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        feed.raw(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>copytaster: ")
                .text(title)
                .raw("</title><id>")
                .text(site + address.link("/search.atom"))
                .raw("</id><updated>")
                .text(updated.toString())
                .raw("</updated><link rel=\"self\"")
                .attribute("href", site + address.link("/search.atom"))
                .raw("/><link rel=\"alternate\" type=\"text/html\"")
                .attribute("href", site + address.link())
                .raw("/>\n");
        articles.forEach(article -> entry(feed, article, site));
        return feed.raw("</feed>\n").toString();
    }

    private static void entry(Html feed, EnrichedArticle article, String site) {
        String title = HitsView.titleOf(article);
        String text = article.getText();
        int end = text.length() <= MOST_SUMMARY
                ? text.length()
                : Snippet.of(text, List.of()).end();
        feed.raw("<entry><title>")
                .text(title == null ? "untitled" : title)
                .raw("</title><id>")
                .text(site + Links.article(article.getId()))
                .raw("</id><updated>")
                .text(article.getReceivedAt().toString())
                .raw("</updated>");
        if (article.getPublishedAt() != null) {
            feed.raw("<published>").text(article.getPublishedAt().toString()).raw("</published>");
        }
        feed.raw("<author><name>")
                .text(article.getByline() == null ? article.getSource() : article.getByline())
                .raw("</name></author><source><title>")
                .text(article.getSource())
                .raw("</title></source><link rel=\"alternate\" type=\"text/html\"")
                .attribute("href", site + Links.article(article.getId()))
                .raw("/>");
        Links.safe(article.getUrl())
                .ifPresent(url ->
                        feed.raw("<link rel=\"via\"").attribute("href", url).raw("/>"));
        feed.raw("<summary>").text(text, 0, end).raw("</summary></entry>\n");
    }
}
