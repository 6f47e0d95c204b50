package io.copytaster.app.web;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.Facet;
import java.util.List;

/** The page to try a text on. */
final class TryView {
    private TryView() {}

    /**
     * The page.
     *
     * @param outcome what came of the text; null if there is none yet
     */
    static String page(String title, String text, Trial.Outcome outcome) {
        Html page = Layout.begin("Try it", SearchAddress.ALL, Layout.Place.TRY);
        page.raw("<div class=\"trial\"><h1>Try it</h1><p class=\"facts\">What cleaning and tagging make of a text. "
                        + "Nothing is kept.</p>"
                        + "<form id=\"try\" action=\"/try\" method=\"post\"><label>Headline <small>(may stay empty)</small>"
                        + "<input name=\"title\" maxlength=\"1000\"")
                .attribute("value", title)
                .raw("></label><label>Text<textarea name=\"text\" rows=\"8\" required dir=\"auto\">\n")
                .text(text)
                .raw("</textarea></label><div class=\"buttons\"><button>Clean and tag</button>"
                        + "<label id=\"try-file\" hidden>or a file: a page, a feed, a wire, a text "
                        + "<input type=\"file\"></label></div></form><div id=\"tried\" aria-live=\"polite\">");
        if (outcome != null) {
            outcome.problems()
                    .forEach(problem ->
                            page.raw("<p class=\"note\">").text(problem).raw("</p>"));
            outcome.articles().forEach(article -> result(page, article));
        }
        page.raw("</div></div>");
        return Layout.end(page);
    }

    private static void result(Html page, EnrichedArticle article) {
        page.raw("<section class=\"reading tried\"><article><h2 dir=\"auto\">");
        HitsView.title(page, article, List.of(), true);
        page.raw("</h2><p class=\"facts\">");
        page.text(
                        article.getLanguage() == null
                                ? "language not certain"
                                : FacetsView.name(Facet.LANGUAGE, article.getLanguage()))
                .raw(" · lexicon ")
                .text(article.getLexicon())
                .raw("</p>");
        ArticleView.text(page, article);
        page.raw("</article><aside class=\"about\" aria-label=\"What is in it\">");
        MentionsView.write(page, article);
        page.raw("</aside></section>");
    }
}
