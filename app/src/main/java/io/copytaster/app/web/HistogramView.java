package io.copytaster.app.web;

import io.copytaster.sink.search.Histogram;
import io.copytaster.sink.search.Histogram.Bin;
import java.util.Comparator;
import java.util.List;

/** How articles spread over time: bars to look at and to drag on, and the same in a sentence. */
final class HistogramView {
    private static final int HEIGHT = 48;
    private static final int STEP = 10;
    private static final int BAR = 8;

    private HistogramView() {}

    /** Bars that lead to narrower searches of an address. */
    static void write(Html page, SearchAddress address, Histogram histogram) {
        List<Bin> bins = histogram.bins();
        if (bins.isEmpty()) {
            return;
        }
        page.raw("<figure class=\"histogram\"")
                .attribute("data-address", address.between("", "").link())
                .raw("><svg aria-hidden=\"true\" preserveAspectRatio=\"none\"")
                .attribute("viewBox", "0 0 " + bins.size() * STEP + " " + HEIGHT)
                .raw(">");
        long highest = Math.max(1, histogram.highest());
        for (int i = 0; i < bins.size(); i++) {
            bar(page, bins.get(i), i, highest);
        }
        page.raw("</svg><figcaption><span>").text(Times.shownDay(bins.get(0).begin()));
        page.raw("</span><span class=\"said\">").text(said(histogram)).raw("</span><span>");
        page.text(Times.shownDay(bins.get(bins.size() - 1).end().minusMillis(1)))
                .raw("</span></figcaption></figure>");
    }

    private static void bar(Html page, Bin bin, long place, long highest) {
        long height = bin.count() == 0 ? 0 : Math.max(2, Math.round((double) HEIGHT * bin.count() / highest));
        page.raw("<g")
                .attribute("data-from", Times.written(bin.begin()))
                .attribute("data-to", Times.writtenEnd(bin.end()))
                .raw("><rect class=\"room\" x=\"")
                .text(place * STEP)
                .raw("\" y=\"0\" width=\"" + STEP + "\" height=\"" + HEIGHT + "\"/><rect class=\"count\" x=\"")
                .text(place * STEP + (STEP - BAR) / 2)
                .raw("\" y=\"")
                .text(HEIGHT - height)
                .raw("\" width=\"" + BAR + "\" height=\"")
                .text(height)
                .raw("\"/><title>")
                .text(Times.shown(bin.begin()) + ": " + Layout.count(bin.count(), "article", "articles"))
                .raw("</title></g>");
    }

    private static String said(Histogram histogram) {
        Bin fullest = histogram.bins().stream()
                .max(Comparator.comparingLong(Bin::count))
                .orElseThrow();
        String unit = Mentions.words(histogram.unit().name());
        String said = "by " + unit + "; most in the " + unit + " of " + Times.shown(fullest.begin()) + ": "
                + Layout.number(fullest.count());
        return histogram.undated() == 0 ? said : said + "; " + Layout.number(histogram.undated()) + " not dated";
    }
}
