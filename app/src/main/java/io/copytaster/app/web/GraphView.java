package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.Thing;
import java.util.List;
import java.util.Locale;

/**
 * Who and what stands together, as a picture: the thing in the middle, the others around it, the thicker the line the more
 * articles. Actors are discs, weapons diamonds. A table beside it says the same.
 */
final class GraphView {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 440;
    private static final double RADIUS_X = 205;
    private static final double RADIUS_Y = 170;
    private static final int MOST_CHARS = 22;

    private record Place(double x, double y) {}

    private GraphView() {}

    static void write(Html page, Thing middle, List<Thing> others, List<List<Long>> together) {
        page.raw("<svg class=\"graph\" role=\"img\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\"")
                .attribute("aria-label", middle.name() + " and what it stands together with; the table says the same")
                .raw(">");
        long highest = together.get(0).stream().skip(1).max(Long::compare).orElse(1L);
        for (int i = 0; i < others.size(); i++) {
            for (int j = 0; j < i; j++) {
                line(
                        page,
                        "far",
                        place(i, others.size()),
                        place(j, others.size()),
                        together.get(i + 1).get(j + 1),
                        highest);
            }
        }
        var center = new Place(WIDTH / 2.0, HEIGHT / 2.0);
        for (int i = 0; i < others.size(); i++) {
            line(page, "near", center, place(i, others.size()), together.get(0).get(i + 1), highest);
        }
        for (int i = 0; i < others.size(); i++) {
            node(page, others.get(i), place(i, others.size()), 7);
        }
        node(page, middle, center, 11);
        page.raw("</svg>");
    }

    private static Place place(int index, int count) {
        double angle = 2 * Math.PI * index / count - Math.PI / 2;
        return new Place(WIDTH / 2.0 + RADIUS_X * Math.cos(angle), HEIGHT / 2.0 + RADIUS_Y * Math.sin(angle));
    }

    private static void line(Html page, String style, Place from, Place to, long count, long highest) {
        if (count > 0) {
            page.raw("<line")
                    .attribute("class", style)
                    .attribute("x1", number(from.x()))
                    .attribute("y1", number(from.y()))
                    .attribute("x2", number(to.x()))
                    .attribute("y2", number(to.y()))
                    .attribute("stroke-width", number(0.7 + 5.0 * count / highest))
                    .raw("/>");
        }
    }

    private static void node(Html page, Thing thing, Place at, int size) {
        boolean actor = thing.facet() == Facet.ACTOR;
        page.raw("<g")
                .attribute("class", thing.facet().label())
                .raw("><title>")
                .text(thing.name())
                .raw("</title>");
        if (actor) {
            page.raw("<circle")
                    .attribute("cx", number(at.x()))
                    .attribute("cy", number(at.y()))
                    .attribute("r", Integer.toString(size))
                    .raw("/>");
        } else {
            double s = size * 1.25;
            page.raw("<polygon")
                    .attribute(
                            "points",
                            number(at.x()) + "," + number(at.y() - s) + " " + number(at.x() + s) + "," + number(at.y())
                                    + " " + number(at.x()) + "," + number(at.y() + s) + " " + number(at.x() - s) + ","
                                    + number(at.y()))
                    .raw("/>");
        }
        boolean above = at.y() < HEIGHT / 2.0 - 1;
        page.raw("<text text-anchor=\"middle\"")
                .attribute("x", number(at.x()))
                .attribute("y", number(above ? at.y() - size - 7 : at.y() + size + 17))
                .raw(">")
                .text(shortened(thing.name()))
                .raw("</text></g>");
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_CHARS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_CHARS - 1)) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
