package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.Hit;
import io.copytaster.sink.search.Span;
import java.util.LinkedHashMap;
import java.util.List;

/** Articles in a list. */
final class HitsView {
    private static final int MOST_TAGS = 10;
    private static final int MOST_COPIES = 12;

    private HitsView() {}

    static void list(Html page, List<Hit> hits) {
        page.raw("<ol class=\"hits\">");
        for (Hit hit : hits) {
            hit(page, hit);
        }
        page.raw("</ol>");
    }

    /** "also in": the other outlets that an article stood in. */
    static void copies(Html page, List<DuplicateArticle> copies) {
        if (copies.isEmpty()) {
            return;
        }
        page.raw("<p class=\"copies\">also in: ");
        for (int i = 0; i < Math.min(MOST_COPIES, copies.size()); i++) {
            DuplicateArticle copy = copies.get(i);
            page.raw(i == 0 ? "" : ", ").link(Links.article(copy.getId()), copy.getSource());
            page.raw(" <small>(").text(Mentions.words(copy.getKind().name())).raw(")</small>");
        }
        if (copies.size() > MOST_COPIES) {
            page.raw(" and ").text(copies.size() - MOST_COPIES).raw(" more");
        }
        page.raw("</p>");
    }

    /** Source, time, language. */
    static void facts(Html page, EnrichedArticle article) {
        source(page, article.getSource());
        page.raw(" · ");
        Layout.time(page, article.getPublishedAt());
        if (article.getLanguage() != null) {
            page.raw(" · ")
                    .link(
                            SearchAddress.of(Facet.LANGUAGE, article.getLanguage())
                                    .link(),
                            article.getLanguage());
        }
        if (article.getVersion() > 1) {
            page.raw(" · version ").text(article.getVersion());
        }
    }

    static void source(Html page, String source) {
        page.link(SearchAddress.of(Facet.SOURCE, source).link(), source);
    }

    static String titleOf(EnrichedArticle article) {
        String title = article.getTitle();
        return title == null || title.isBlank() ? null : title;
    }

    /** A headline with what is marked in it. */
    static void title(Html page, EnrichedArticle article, List<Span> matches, boolean linked) {
        String title = titleOf(article);
        if (title == null) {
            page.raw("<i>untitled</i>");
        } else {
            var mentions = Mentions.in(article.getMentions(), ArticleField.TITLE);
            new MarkedText(title, title.length(), mentions, matches, linked).write(page, 0, title.length());
        }
    }

    private static void hit(Html page, Hit hit) {
        EnrichedArticle article = hit.article();
        page.raw("<li><h2 dir=\"auto\"><a")
                .attribute("href", Links.article(article.getId()))
                .raw(">");
        title(page, article, hit.titleMatches(), false);
        page.raw("</a></h2><p class=\"facts\">");
        facts(page, article);
        if (article.getRevisionOf() != null) {
            page.raw(" · <span class=\"kind\">revision</span>");
        }
        page.raw("</p><p class=\"snippet\" dir=\"auto\">");
        String text = article.getText();
        Snippet snippet = Snippet.of(text, hit.textMatches());
        page.raw(snippet.begin() > 0 ? "… " : "");
        new MarkedText(text, snippet.end(), Mentions.in(article.getMentions(), ArticleField.TEXT), hit.textMatches())
                .write(page, snippet.begin(), snippet.end());
        page.raw(snippet.end() < text.length() ? " …" : "").raw("</p>");
        tags(page, article);
        copies(page, hit.copies());
        page.raw("</li>\n");
    }

    private static void tags(Html page, EnrichedArticle article) {
        var mentioned = new LinkedHashMap<String, Mention>();
        for (Mention mention : article.getMentions()) {
            mentioned.putIfAbsent(Links.thing(mention), mention);
        }
        if (mentioned.isEmpty()) {
            return;
        }
        page.raw("<ul class=\"tags\" aria-label=\"Mentioned\">");
        mentioned.entrySet().stream().limit(MOST_TAGS).forEach(entry -> {
            Mention mention = entry.getValue();
            page.raw("<li>");
            thing(page, entry.getKey(), Mentions.style(mention.getKind()), mention.getType(), mention.getName());
            page.raw("</li>");
        });
        if (mentioned.size() > MOST_TAGS) {
            page.raw("<li>+").text(mentioned.size() - MOST_TAGS).raw("</li>");
        }
        page.raw("</ul>");
    }

    /** A link to an actor or weapon, told apart by colour and shape. */
    static void thing(Html page, String address, String style, String type, String name) {
        page.raw("<a")
                .attribute("class", "thing " + style)
                .attribute("title", style + ", " + Mentions.words(type))
                .attribute("href", address)
                .raw(">")
                .text(name)
                .raw("</a>");
    }
}
