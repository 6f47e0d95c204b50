package io.copytaster.app.web;

import io.copytaster.enrich.clean.CleanText;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.Family;
import java.util.BitSet;

/** The page of a copy: what it repeats, and why it was taken for a copy. */
final class CopyView {
    private static final int MOST_CHARS = 200_000;

    private CopyView() {}

    /**
     * The page.
     *
     * @param original the article that it repeats; null if it is not here
     * @param text its own text; null if that is not held any more
     */
    static String page(DuplicateArticle copy, EnrichedArticle original, Family family, CleanText text) {
        String title = copy.getTitle() == null || copy.getTitle().isBlank() ? "untitled" : copy.getTitle();
        Html page = Layout.begin(title, SearchAddress.ALL, Layout.Place.ELSEWHERE);
        page.raw("<article class=\"copy\"><h1 dir=\"auto\">").text(title).raw("</h1><p class=\"facts\">");
        HitsView.source(page, copy.getSource());
        page.raw(" · ");
        Layout.time(page, copy.getPublishedAt());
        Links.safe(copy.getUrl()).ifPresent(url -> page.raw(" · ").link(url, "original"));
        page.raw("</p><p><span class=\"kind copy\">")
                .text(Mentions.words(copy.getKind().name()))
                .raw(" copy</span> ")
                .text(why(copy))
                .raw(" It repeats ")
                .link(Links.article(copy.getDuplicateOf()), name(copy, original))
                .raw(".</p><dl class=\"shares\"><div><dt>of the copy stands in the other</dt><dd class=\"share\">");
        FamilyView.share(page, copy.getContainment());
        page.raw("</dd></div><div><dt>of the other stands in the copy</dt><dd class=\"share\">");
        FamilyView.share(page, copy.getContainmentOf());
        page.raw("</dd></div></dl></article>");
        compare(page, copy, original, text);
        FamilyView.write(page, family, copy.getId());
        return Layout.end(page);
    }

    private static String why(DuplicateArticle copy) {
        return switch (copy.getKind()) {
            case EXACT -> "The same text once case, punctuation and page furniture are gone.";
            case NEAR -> "The same text with small changes.";
            case EXCERPT -> "A part of the other, with little of its own.";
        };
    }

    private static String name(DuplicateArticle copy, EnrichedArticle original) {
        return original == null || HitsView.titleOf(original) == null
                ? copy.getDuplicateOf()
                : HitsView.titleOf(original);
    }

    private static void compare(Html page, DuplicateArticle copy, EnrichedArticle original, CleanText text) {
        page.raw("<section class=\"compared\"><h2>Side by side</h2>");
        if (original == null || text == null) {
            page.raw("<p class=\"note\">")
                    .text(
                            text == null
                                    ? "The text of the copy is not kept with it, and was not found in articles.raw."
                                    : "The article that it repeats is not here.")
                    .raw("</p></section>");
            return;
        }
        if (Math.max(text.text().length(), original.getText().length()) > MOST_CHARS) {
            page.raw("<p class=\"note\">Too long to be compared here.</p></section>");
            return;
        }
        page.raw(
                "<p class=\"facts\"><span class=\"shared\">Marked</span> is what both share: three words on end or more.</p>"
                        + "<div class=\"sides\"><section><h3>");
        page.text(original.getSource()).raw(" · ");
        Layout.time(page, original.getPublishedAt());
        page.raw("</h3>");
        paragraphs(page, original.getText(), SharedPassages.in(original.getText(), text.text()));
        page.raw("</section><section><h3>").text(copy.getSource()).raw(" · ");
        Layout.time(page, copy.getPublishedAt());
        page.raw("</h3>");
        paragraphs(page, text.text(), SharedPassages.in(text.text(), original.getText()));
        page.raw("</section></div></section>");
    }

    private static void paragraphs(Html page, String text, BitSet shared) {
        page.raw("<div class=\"text\" dir=\"auto\">");
        for (int begin = 0; begin < text.length(); ) {
            int gap = text.indexOf("\n\n", begin);
            int end = gap < 0 ? text.length() : gap;
            page.raw("<p dir=\"auto\">");
            marked(page, text, begin, end, shared);
            page.raw("</p>");
            begin = end + 2;
        }
        page.raw("</div>");
    }

    private static void marked(Html page, String text, int begin, int end, BitSet shared) {
        for (int at = begin; at < end; ) {
            boolean mark = shared.get(at);
            int change = mark ? shared.nextClearBit(at) : shared.nextSetBit(at);
            int next = change < 0 ? end : Math.min(end, change);
            page.raw(mark ? "<span class=\"shared\">" : "").text(text, at, next).raw(mark ? "</span>" : "");
            at = next;
        }
    }
}
