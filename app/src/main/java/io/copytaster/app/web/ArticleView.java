package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import java.util.List;
import java.util.Locale;

/** The page of one article. */
final class ArticleView {
    /** Longer texts are cut off on the page; the JSON has them whole. */
    private static final int MOST_CHARS = 500_000;

    private static final int MOST_ROWS = 1_000;

    private ArticleView() {}

    static String page(EnrichedArticle article, List<DuplicateArticle> copies) {
        String title = HitsView.titleOf(article);
        Html page = Layout.begin((title == null ? "untitled" : title) + " · copytaster", "", "newest");
        page.raw("<article><h1 dir=\"auto\">");
        if (title == null) {
            page.raw("<i>untitled</i>");
        } else {
            new MarkedText(title, title.length(), HitsView.mentionsOf(article, ArticleField.TITLE), List.of())
                    .write(page, 0, title.length());
        }
        page.raw("</h1><p class=\"facts\">");
        HitsView.facts(page, article);
        if (article.getByline() != null) {
            page.raw(" · ").text(article.getByline());
        }
        Links.safe(article.getUrl()).ifPresent(url -> page.raw(" · ").link(url, "original"));
        page.raw(" · ").link("/api" + Links.article(article.getId()), "JSON");
        page.raw("</p><p class=\"facts\">");
        page.link(Links.filter("family", article.getFamilyId()), "articles of its family");
        if (article.getRevisionOf() != null) {
            page.raw(" · carries on ").link(Links.article(article.getRevisionOf()), article.getRevisionOf());
        }
        page.raw("</p>");
        HitsView.copies(page, copies);
        text(page, article);
        mentions(page, article);
        links(page, article);
        page.raw("</article>");
        return Layout.end(page);
    }

    private static void text(Html page, EnrichedArticle article) {
        String text = article.getText();
        int shown = Math.min(MOST_CHARS, text.length());
        var marked = new MarkedText(text, shown, HitsView.mentionsOf(article, ArticleField.TEXT), List.of());
        page.raw("<div class=\"text\" dir=\"auto\">");
        for (int begin = 0; begin < shown; ) {
            int gap = text.indexOf("\n\n", begin);
            int end = gap < 0 ? shown : Math.min(gap, shown);
            if (end > begin) {
                page.raw("<p dir=\"auto\">");
                marked.write(page, begin, end);
                page.raw("</p>\n");
            }
            begin = end + 2;
        }
        page.raw("</div>");
        if (shown < text.length()) {
            page.raw("<p class=\"note\">Shortened: the whole text is in the JSON.</p>");
        }
    }

    private static void mentions(Html page, EnrichedArticle article) {
        List<Mention> mentions = article.getMentions();
        if (mentions.isEmpty()) {
            page.raw("<p class=\"note\">No actor or weapon is mentioned.</p>");
            return;
        }
        page.raw(
                "<h2>Mentions</h2><div class=\"table\"><table><thead><tr><th>name</th><th>type</th><th>as it stands</th>"
                        + "<th>how many</th><th>where</th></tr></thead><tbody>");
        for (Mention mention : mentions.subList(0, Math.min(MOST_ROWS, mentions.size()))) {
            String style = MarkedText.style(mention.getKind());
            page.raw("<tr><td><a")
                    .attribute("class", style)
                    .attribute("href", Links.filter(style, mention.getId()))
                    .raw(">")
                    .text(mention.getName())
                    .raw("</a></td><td>")
                    .text(mention.getType())
                    .text(mention.getRole() == null ? "" : ", " + mention.getRole())
                    .raw("</td><td dir=\"auto\">")
                    .text(mention.getText())
                    .raw("</td><td>")
                    .text(MarkedText.quantity(mention.getQuantity()))
                    .raw("</td><td>")
                    .text(mention.getField().name().toLowerCase(Locale.ROOT))
                    .raw(" ")
                    .text(mention.getBegin())
                    .raw("–")
                    .text(mention.getEnd())
                    .raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>");
        if (mentions.size() > MOST_ROWS) {
            page.raw("<p class=\"note\">").text(mentions.size() - MOST_ROWS).raw(" more in the JSON.</p>");
        }
    }

    private static void links(Html page, EnrichedArticle article) {
        if (article.getLinks().isEmpty()) {
            return;
        }
        page.raw("<h2>Who with what</h2><ul>");
        article.getLinks().stream().limit(MOST_ROWS).forEach(link -> link(page, link));
        page.raw("</ul>");
    }

    private static void link(Html page, Link link) {
        page.raw("<li>")
                .link(Links.filter("actor", link.getActor()), link.getActor())
                .raw(" ");
        page.text(link.getRelation().toLowerCase(Locale.ROOT)).raw(" ");
        page.link(Links.filter("weapon", link.getWeapon()), link.getWeapon()).raw("</li>");
    }
}
