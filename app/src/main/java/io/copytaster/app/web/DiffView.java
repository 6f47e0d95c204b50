package io.copytaster.app.web;

import io.copytaster.app.web.TextDiff.Piece;
import io.copytaster.app.web.TextDiff.Row;
import io.copytaster.schemas.EnrichedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two articles side by side, with what the later changed. */
final class DiffView {
    private static final int MOST_CHARS = 200_000;

    /**
     * One of the two.
     *
     * @param from who carried it, for the head of its column
     * @param at when it was published or made; null if that is not known
     * @param title headline; empty if there is none
     */
    record Side(String from, Instant at, String title, String text) {
        static Side of(EnrichedArticle article) {
            String title = HitsView.titleOf(article);
            return new Side(
                    article.getSource(), article.getPublishedAt(), title == null ? "" : title, article.getText());
        }
    }

    private DiffView() {}

    static void write(Html page, Side before, Side after) {
        if (Math.max(before.text().length(), after.text().length()) > MOST_CHARS) {
            page.raw("<p class=\"note\">Too long to be compared here.</p>");
            return;
        }
        page.raw(
                "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Changes\"><table class=\"diff\"><thead><tr>");
        head(page, "before", before);
        head(page, "after", after);
        page.raw("</tr></thead><tbody>");
        var rows = new ArrayList<>(TextDiff.of(before.title(), after.title()));
        rows.addAll(TextDiff.of(before.text(), after.text()));
        for (int i = 0; i < rows.size(); i++) {
            int same = i;
            while (same < rows.size() && rows.get(same).isSame()) {
                same++;
            }
            if (same > i) {
                unchanged(page, same - i);
                i = same - 1;
            } else {
                row(page, rows.get(i));
            }
        }
        page.raw("</tbody></table></div>");
    }

    private static void head(Html page, String name, Side side) {
        page.raw("<th scope=\"col\">")
                .text(name)
                .raw(" <small>")
                .text(side.from())
                .raw(", ");
        Layout.time(page, side.at());
        page.raw("</small></th>");
    }

    private static void unchanged(Html page, int paragraphs) {
        page.raw("<tr class=\"same\"><td colspan=\"2\">")
                .text(Layout.count(paragraphs, "paragraph", "paragraphs"))
                .raw(" unchanged</td></tr>\n");
    }

    private static void row(Html page, Row row) {
        page.raw("<tr><td dir=\"auto\">");
        pieces(page, row.before(), "del");
        page.raw("</td><td dir=\"auto\">");
        pieces(page, row.after(), "ins");
        page.raw("</td></tr>\n");
    }

    private static void pieces(Html page, List<Piece> pieces, String element) {
        for (Piece piece : pieces) {
            if (piece.changed()) {
                page.raw("<")
                        .raw(element)
                        .raw(">")
                        .text(piece.text())
                        .raw("</")
                        .raw(element)
                        .raw(">");
            } else {
                page.text(piece.text());
            }
        }
    }
}
