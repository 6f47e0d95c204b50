package io.copytaster.app.web;

import io.copytaster.app.web.live.DeadLetterNote;
import java.util.List;

/** The page of the stream. A script fills in what changes. */
final class StreamView {
    private StreamView() {}

    /**
     * The page.
     *
     * @param held articles in the index
     * @param open whether something can be done about dead letters from here
     */
    static String page(long held, List<DeadLetterNote> letters, boolean open) {
        Html page = Layout.begin("Stream", SearchAddress.ALL, Layout.Place.STREAM);
        page.raw("<div class=\"live\" id=\"live\"><div class=\"head\"><h1>The stream</h1>"
                        + "<p class=\"facts\" id=\"live-state\" role=\"status\">connecting …</p>"
                        + "<noscript><p class=\"note\">What changes while you look needs JavaScript; the dead letters below "
                        + "do not.</p></noscript>"
                        + "<button type=\"button\" id=\"live-pause\" hidden>Pause</button></div><p class=\"facts\">"
                        + "<span id=\"live-held\">")
                .text(Layout.count(held, "article", "articles"))
                .raw("</span> in the index</p><dl class=\"rates\">");
        rate(page, "in", "delivered");
        rate(page, "enriched", "enriched");
        rate(page, "copies", "copies");
        rate(page, "dead", "dead letters");
        page.raw(
                "</dl><figure class=\"chart\"><svg id=\"live-chart\" viewBox=\"0 0 600 80\" preserveAspectRatio=\"none\" "
                        + "role=\"img\" aria-label=\"Articles delivered a second, over the last two minutes\">"
                        + "<path class=\"in\"/><path class=\"copies\"/></svg><figcaption><span>2 min ago</span>"
                        + "<span><b class=\"key in\"></b> delivered a second <b class=\"key copies\"></b> copies</span>"
                        + "<span>now</span></figcaption></figure>"
                        + "<div class=\"columns\"><section class=\"arrivals\"><h2>Coming out</h2>"
                        + "<ol id=\"live-arrivals\"><li class=\"waiting\">Nothing yet.</li></ol></section>"
                        + "<div><section><h2>Stages</h2><table id=\"live-stages\"><thead><tr><th>stage</th>"
                        + "<th>records behind</th></tr></thead><tbody><tr class=\"waiting\"><td colspan=\"2\">Asking …</td></tr>"
                        + "</tbody></table></section><section><h2>Sources</h2><div class=\"table\" tabindex=\"0\" role=\"region\" "
                        + "aria-label=\"Sources\"><table id=\"live-sources\"><thead>"
                        + "<tr><th>source</th><th>state</th><th>just now</th><th>last delivery</th></tr></thead><tbody>"
                        + "<tr class=\"waiting\"><td colspan=\"4\">Nobody has delivered while this page looked on.</td></tr>"
                        + "</tbody></table></div></section></div></div></div>");
        LettersView.write(page, letters, open);
        return Layout.end(page);
    }

    private static void rate(Html page, String id, String label) {
        page.raw("<div")
                .attribute("class", id)
                .raw("><dt>")
                .text(label)
                .raw("</dt><dd><b")
                .attribute("id", "rate-" + id)
                .raw(">–</b> <small>a second</small> <span class=\"n\"")
                .attribute("id", "count-" + id)
                .raw("></span></dd></div>");
    }
}
