package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.Family;
import java.util.List;

/** The page of one article. */
final class ArticleView {
    /** Longer texts are cut off on the page; the JSON has them whole. */
    private static final int MOST_CHARS = 500_000;

    private ArticleView() {}

    /**
     * The page.
     *
     * @param before the article that it carries on; null if there is none, or none here
     */
    static String page(EnrichedArticle article, Family family, EnrichedArticle before) {
        String title = HitsView.titleOf(article);
        Html page = Layout.begin(title == null ? "untitled" : title, SearchAddress.ALL, Layout.Place.ELSEWHERE);
        page.raw("<div class=\"reading\"><article><h1 dir=\"auto\">");
        HitsView.title(page, article, List.of(), true);
        page.raw("</h1><p class=\"facts\">");
        HitsView.facts(page, article);
        if (article.getByline() != null) {
            page.raw(" · <span class=\"byline\" dir=\"auto\">")
                    .text(article.getByline())
                    .raw("</span>");
        }
        Links.safe(article.getUrl()).ifPresent(url -> page.raw(" · ").link(url, "original"));
        page.raw(" · ").link("/api" + Links.article(article.getId()), "JSON");
        page.raw("</p>");
        if (article.getVersion() > 1) {
            page.raw("<p class=\"facts\">version ")
                    .text(article.getVersion())
                    .raw(" · ")
                    .link(Links.versions(article.getId()), "what its versions changed")
                    .raw("</p>");
        }
        if (article.getRevisionOf() != null) {
            page.raw("<p class=\"facts\"><span class=\"kind\">revision</span> carries on ")
                    .link(
                            Links.article(article.getRevisionOf()),
                            before == null || HitsView.titleOf(before) == null
                                    ? article.getRevisionOf()
                                    : HitsView.titleOf(before))
                    .raw(" · <a href=\"#changes\">what it changed</a></p>");
        }
        text(page, article);
        page.raw("</article><aside class=\"about\" aria-label=\"What is in it\">");
        MentionsView.write(page, article);
        page.raw("</aside></div>");
        FamilyView.write(page, family, article.getId());
        changes(page, article, before);
        MentionsView.table(page, article);
        return Layout.end(page);
    }

    /** The page of an article that is no longer there. */
    static String withdrawn(String id) {
        Html page = Layout.begin("Withdrawn", SearchAddress.ALL, Layout.Place.ELSEWHERE);
        page.raw("<section class=\"message withdrawn\"><h1>Withdrawn</h1><p>The article <b>")
                .text(shortened(id))
                .raw("</b> was taken back: its source killed or withheld it. Its text is not shown.</p>"
                        + "<p><a href=\"/\">All articles, newest first</a></p></section>");
        return Layout.end(page);
    }

    /** Why there is nothing to show. */
    static String notHeld(String id) {
        return "There is no article " + shortened(id)
                + " here: it never came in, was withdrawn before it came out, or is still on its way.";
    }

    /** A text in paragraphs, with its mentions. */
    static void text(Html page, EnrichedArticle article) {
        String text = article.getText();
        int shown = Math.min(MOST_CHARS, text.length());
        var mentions = Mentions.in(article.getMentions(), ArticleField.TEXT);
        var marked = new MarkedText(text, shown, mentions, List.of(), true);
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

    private static void changes(Html page, EnrichedArticle article, EnrichedArticle before) {
        if (article.getRevisionOf() == null) {
            return;
        }
        page.raw("<section class=\"changes\" id=\"changes\"><h2>What it changed</h2>");
        if (before == null) {
            page.raw(
                    "<p class=\"note\">The article that it carries on is no longer here, so nothing can be compared.</p>");
        } else {
            DiffView.write(page, DiffView.Side.of(before), DiffView.Side.of(article));
        }
        page.raw("</section>");
    }

    private static String shortened(String id) {
        return id.length() > 200 ? id.substring(0, 200) + "…" : id;
    }
}
