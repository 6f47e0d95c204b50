package io.copytaster.app.web;

import io.copytaster.app.deadletters.Decision;
import io.copytaster.app.deadletters.LetterDesk;
import io.copytaster.app.web.live.DeadLetterNote;
import java.time.Instant;
import java.util.List;

/** The table of dead letters. Its buttons are for a script, which shows them. */
final class LettersView {
    private LettersView() {}

    /**
     * Writes the section.
     *
     * @param open whether something can be done about them from here
     */
    static void write(Html page, List<DeadLetterNote> letters, boolean open) {
        page.raw("<section class=\"dead-letters\" id=\"dead-letters\"><h2>Dead letters</h2>");
        if (letters.isEmpty()) {
            page.raw("<p class=\"note good\">There are none.</p></section>");
            return;
        }
        page.raw("<p class=\"facts\">The newest ")
                .text(letters.size())
                .raw(", newest first; nothing of them is lost.</p>");
        if (!open) {
            page.raw(
                            "<p class=\"note\">Others can reach this page. To send dead letters back from it, start it with a token in ")
                    .text(SearchPage.TOKEN_VARIABLE)
                    .raw(".</p>");
        }
        page.raw("<form id=\"letters-token\" class=\"token\" hidden><label>Token "
                + "<input type=\"password\" autocomplete=\"off\" required></label><button>Use it until this tab is closed"
                + "</button></form><p class=\"said\" id=\"letters-said\" role=\"status\"></p>"
                + "<div class=\"table\" tabindex=\"0\" role=\"region\" "
                + "aria-label=\"Dead letters\"><table><thead><tr><th>when</th><th>failed in</th><th>why</th>"
                + "<th>where from</th><th>content</th><th>done about it</th></tr></thead><tbody>");
        letters.forEach(letter -> row(page, letter, open));
        page.raw("</tbody></table></div></section>");
    }

    private static void row(Html page, DeadLetterNote letter, boolean open) {
        page.raw("<tr")
                .attribute("data-letter", letter.id())
                .attribute("data-force", letter.retries() >= LetterDesk.OFTEN ? "true" : null)
                .raw("><td>");
        Layout.time(page, Instant.parse(letter.at()));
        page.raw("</td><td>")
                .text(letter.stage())
                .raw("</td><td class=\"why\">")
                .text(letter.error())
                .raw("</td><td>")
                .text(letter.key() == null ? letter.origin() : letter.key())
                .raw("</td><td><details><summary>show</summary><pre dir=\"auto\">")
                .text(letter.begin())
                .raw("</pre></details></td><td class=\"done\">");
        if (letter.retries() > 0) {
            page.raw("<p class=\"facts\">came back from retry ")
                    .text(letter.retries())
                    .raw("</p>");
        }
        if (letter.decision() != null) {
            decision(page, letter.decision());
        } else if (open) {
            button(page, letter, "retry", letter.retries() >= LetterDesk.OFTEN ? "Retry once more" : "Retry");
            button(page, letter, "drop", "Put aside");
        }
        page.raw("</td></tr>\n");
    }

    private static void decision(Html page, Decision decision) {
        page.raw("<span class=\"kind\">")
                .text(decision.what() == Decision.What.RETRIED ? "sent back" : "put aside")
                .raw("</span> ");
        Layout.time(page, Instant.parse(decision.at()));
    }

    private static void button(Html page, DeadLetterNote letter, String deed, String label) {
        page.raw("<button type=\"button\" hidden")
                .attribute("data-deed", deed)
                .raw(">")
                .text(label)
                .raw("<span class=\"hidden\"> dead letter ")
                .text(letter.id())
                .raw("</span></button> ");
    }
}
