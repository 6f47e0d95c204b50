package io.copytaster.app.web;

import io.copytaster.app.web.TextDiff.Piece;
import io.copytaster.app.web.TextDiff.Row;
import io.copytaster.schemas.EnrichedArticle;
import java.util.ArrayList;
import java.util.List;

/** Two articles side by side, with what the later changed. */
final class DiffView {
    private static final int MOST_CHARS = 200_000;

    private DiffView() {}

    static void write(Html page, EnrichedArticle before, EnrichedArticle after) {
        if (Math.max(before.getText().length(), after.getText().length()) > MOST_CHARS) {
            page.raw("<p class=\"note\">Too long to be compared here.</p>");
            return;
        }
        page.raw(
                "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Changes\"><table class=\"diff\"><thead><tr>");
        head(page, "before", before);
        head(page, "after", after);
        page.raw("</tr></thead><tbody>");
        var rows = new ArrayList<>(TextDiff.of(title(before), title(after)));
        rows.addAll(TextDiff.of(before.getText(), after.getText()));
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

    private static void head(Html page, String side, EnrichedArticle article) {
        page.raw("<th scope=\"col\">")
                .text(side)
                .raw(" <small>")
                .text(article.getSource())
                .raw(", ");
        Layout.time(page, article.getPublishedAt());
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

    private static String title(EnrichedArticle article) {
        String title = HitsView.titleOf(article);
        return title == null ? "" : title;
    }
}
