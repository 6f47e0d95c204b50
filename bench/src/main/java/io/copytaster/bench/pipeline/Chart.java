package io.copytaster.bench.pipeline;

import java.util.List;
import java.util.Locale;

/** Draws rates as bars. */
final class Chart {
    private static final int ROW = 34;
    private static final int LABELS = 260;
    private static final int BARS = 420;
    private static final int VALUES = 90;

    private Chart() {}

    /** An SVG picture with a bar for each stage. */
    static String of(List<Result> results) {
        double most = results.stream().mapToDouble(Result::settledRate).max().orElse(1);
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\"><title>Articles a second, stage by stage</title>%n",
                LABELS + BARS + VALUES,
                ROW * results.size() + 10));
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            int top = 5 + i * ROW;
            long width = Math.round(BARS * result.settledRate() / most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555\">%s</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" fill=\"%s\"/>"
                            + "<text x=\"%d\" y=\"%d\" fill=\"#555\">%,.0f/s</text>%n",
                    LABELS - 8,
                    top + 16,
                    result.stage().title(),
                    LABELS,
                    top,
                    width,
                    result.stage() == Stage.COPY ? "#b8b8b8" : "#2f6f9f",
                    LABELS + width + 6,
                    top + 16,
                    result.settledRate()));
        }
        return svg.append("</svg>\n").toString();
    }
}
