package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.sink.search.Hit;
import io.copytaster.sink.search.SearchQuery;
import io.copytaster.sink.search.SearchResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The page of hits. */
final class HitsView {
    private static final int MOST_TAGS = 12;
    private static final int MOST_COPIES = 12;

    private HitsView() {}

    static String page(SearchQuery query, SearchResult result, long held) {
        String sort = query.order().name().toLowerCase(Locale.ROOT);
        String title = query.text().isBlank() ? "copytaster" : query.text() + " · copytaster";
        Html page = Layout.begin(title, query.text(), sort);
        if (held == 0) {
            empty(page);
            return Layout.end(page);
        }
        page.raw("<p class=\"count\">").text(Layout.count(result.total(), "article", "articles"));
        page.raw(query.text().isBlank() ? "" : " of ").text(query.text().isBlank() ? "" : String.format("%,d", held));
        page.raw(" in ").text(Math.max(1, result.took().toMillis())).raw(" ms</p>");
        if (result.note() != null) {
            page.raw("<p class=\"note\">").text(result.note()).raw("</p>");
        }
        if (result.hits().isEmpty()) {
            nothing(page, query, result);
        }
        page.raw("<ol class=\"hits\">");
        for (Hit hit : result.hits()) {
            hit(page, hit);
        }
        page.raw("</ol>");
        pages(page, query, result, sort);
        return Layout.end(page);
    }

    /** "also in": the other outlets that an article stood in. */
    static void copies(Html page, List<DuplicateArticle> copies) {
        if (copies.isEmpty()) {
            return;
        }
        page.raw("<p class=\"copies\">also in: ");
        for (int i = 0; i < Math.min(MOST_COPIES, copies.size()); i++) {
            DuplicateArticle copy = copies.get(i);
            page.raw(i == 0 ? "" : ", ");
            Links.safe(copy.getUrl())
                    .ifPresentOrElse(url -> page.link(url, copy.getSource()), () -> page.text(copy.getSource()));
            page.raw(" <small>(")
                    .text(copy.getKind().name().toLowerCase(Locale.ROOT))
                    .raw(")</small>");
        }
        if (copies.size() > MOST_COPIES) {
            page.raw(" and ").text(copies.size() - MOST_COPIES).raw(" more");
        }
        page.raw("</p>");
    }

    /** Source, time, language. */
    static void facts(Html page, EnrichedArticle article) {
        page.link(Links.filter("source", article.getSource()), article.getSource())
                .raw(" · ");
        Layout.time(page, article.getPublishedAt());
        if (article.getLanguage() != null) {
            page.raw(" · ").link(Links.filter("language", article.getLanguage()), article.getLanguage());
        }
        if (article.getVersion() > 1) {
            page.raw(" · version ").text(article.getVersion());
        }
    }

    static List<Mention> mentionsOf(EnrichedArticle article, ArticleField field) {
        return article.getMentions().stream()
                .filter(mention -> mention.getField() == field)
                .toList();
    }

    static String titleOf(EnrichedArticle article) {
        String title = article.getTitle();
        return title == null || title.isBlank() ? null : title;
    }

    private static void hit(Html page, Hit hit) {
        EnrichedArticle article = hit.article();
        page.raw("<li><h2 dir=\"auto\"><a")
                .attribute("href", Links.article(article.getId()))
                .raw(">");
        String title = titleOf(article);
        if (title == null) {
            page.raw("<i>untitled</i>");
        } else {
            new MarkedText(title, title.length(), mentionsOf(article, ArticleField.TITLE), hit.titleMatches())
                    .write(page, 0, title.length());
        }
        page.raw("</a></h2><p class=\"facts\">");
        facts(page, article);
        page.raw("</p><p class=\"snippet\" dir=\"auto\">");
        String text = article.getText();
        Snippet snippet = Snippet.of(text, hit.textMatches());
        page.raw(snippet.begin() > 0 ? "… " : "");
        new MarkedText(text, snippet.end(), mentionsOf(article, ArticleField.TEXT), hit.textMatches())
                .write(page, snippet.begin(), snippet.end());
        page.raw(snippet.end() < text.length() ? " …" : "").raw("</p>");
        tags(page, article);
        copies(page, hit.copies());
        page.raw("</li>\n");
    }

    private static void tags(Html page, EnrichedArticle article) {
        var mentioned = new LinkedHashMap<String, Mention>();
        for (Mention mention : article.getMentions()) {
            mentioned.putIfAbsent(mention.getKind() + mention.getId(), mention);
        }
        if (mentioned.isEmpty()) {
            return;
        }
        page.raw("<p class=\"tags\">");
        mentioned.values().stream().limit(MOST_TAGS).forEach(mention -> {
            String style = MarkedText.style(mention.getKind());
            page.raw("<a")
                    .attribute("class", style)
                    .attribute("title", mention.getType())
                    .attribute("href", Links.filter(style, mention.getId()))
                    .raw(">")
                    .text(mention.getName())
                    .raw("</a> ");
        });
        page.raw("</p>");
    }

    private static void empty(Html page) {
        page.raw("<section class=\"message\"><h1>No articles yet</h1><p>They stand here seconds after they came in. "
                + "To send some: <code>./copytaster ingest FILE, FOLDER or ADDRESS</code>.</p></section>");
    }

    private static void nothing(Html page, SearchQuery query, SearchResult result) {
        if (result.total() > 0) {
            page.raw("<p>There is nothing beyond this. ")
                    .link(Links.search(query.text(), "newest", 0), "Back to the first")
                    .raw("</p>");
            return;
        }
        page.raw("<section class=\"message\"><h1>Nothing found</h1><p>All words must stand in an article. "
                + "Fewer words find more, <code>this OR that</code> finds either, <code>-without</code> leaves out; "
                + "<code>actor:</code>, <code>weapon:</code>, <code>type:</code>, <code>source:</code>, "
                + "<code>language:</code>, <code>after:2015-09-17</code> and <code>before:</code> narrow down.</p>"
                + "<p><a href=\"/\">All articles, newest first</a></p></section>");
    }

    private static void pages(Html page, SearchQuery query, SearchResult result, String sort) {
        page.raw("<nav class=\"pages\">");
        if (query.offset() > 0) {
            int before = Math.max(0, query.offset() - query.limit());
            page.raw("<a rel=\"prev\"")
                    .attribute("href", Links.search(query.text(), sort, before))
                    .raw(">← before</a>");
        }
        int next = query.offset() + query.limit();
        if (next < result.total() && next <= SearchQuery.MAX_DEPTH - query.limit()) {
            page.raw("<a rel=\"next\"")
                    .attribute("href", Links.search(query.text(), sort, next))
                    .raw(">more →</a>");
        }
        page.raw("</nav>");
    }
}
