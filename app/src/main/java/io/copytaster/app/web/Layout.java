package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.SearchQuery;
import java.time.Instant;
import java.util.Locale;

/** What every page has: head, search box, ways to the other pages, foot. */
final class Layout {
    /** The pages that each page leads to. */
    enum Place {
        SEARCH("/", "Search"),
        STREAM("/stream", "Stream"),
        TRY("/try", "Try it"),
        HELP("/help", "Help"),
        /** One that is found through another. */
        ELSEWHERE(null, null);

        private final String address;
        private final String label;

        Place(String address, String label) {
            this.address = address;
            this.label = label;
        }
    }

    private Layout() {}

    /** Begins a page. */
    static Html begin(String title, SearchAddress search, Place here) {
        var page = new Html();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .text(title)
                .raw(
                        " · copytaster</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                                + "<meta name=\"color-scheme\" content=\"light dark\">"
                                + "<script src=\"/theme.js\"></script><link rel=\"stylesheet\" href=\"/copytaster.css\">"
                                + "<link rel=\"icon\" href=\"/icon.svg\"><script type=\"module\" src=\"/copytaster.js\"></script>");
        if (here == Place.SEARCH) {
            page.raw("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"This search as a feed\"")
                    .attribute("href", search.at(0).link("/search.atom"))
                    .raw(">");
        }
        page.raw("</head>\n<body><a class=\"skip\" href=\"#main\">Skip to the content</a><header>"
                + "<a class=\"name\" href=\"/\"><span class=\"mark\" aria-hidden=\"true\"></span>copytaster</a>");
        form(page, search);
        page.raw("<nav aria-label=\"Pages\">");
        for (Place place : Place.values()) {
            if (place.address != null) {
                page.raw("<a")
                        .attribute("href", place.address)
                        .attribute("aria-current", place == here ? "page" : null)
                        .raw(">")
                        .text(place.label)
                        .raw("</a>");
            }
        }
        page.raw("<button type=\"button\" id=\"theme\" hidden>Dark</button></nav></header>\n<main id=\"main\">\n");
        return page;
    }

    /** Ends a page and gives it as text. */
    static String end(Html page) {
        page.raw("</main>\n<footer><span class=\"actor\">actor</span> <span class=\"weapon\">weapon</span> "
                + "<mark>searched for</mark> <span class=\"times\">All times are UTC.</span></footer></body></html>\n");
        return page.toString();
    }

    /** A page that says only one thing. */
    static String message(String title, String text) {
        Html page = begin(title, SearchAddress.ALL, Place.ELSEWHERE);
        page.raw("<section class=\"message\"><h1>").text(title).raw("</h1><p>").text(text);
        page.raw("</p><p><a href=\"/\">All articles, newest first</a></p></section>");
        return end(page);
    }

    static void time(Html page, Instant at) {
        if (at == null) {
            page.raw("<span>undated</span>");
        } else {
            page.raw("<time")
                    .attribute("datetime", at.toString())
                    .raw(">")
                    .text(Times.shown(at))
                    .raw("</time>");
        }
    }

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A bar as long as a share of the longest. */
    static void bar(Html page, long value, long highest) {
        long width = highest <= 0 ? 0 : Math.max(1, Math.round(100.0 * value / highest));
        page.raw("<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<rect height=\"1\" width=\"")
                .text(width)
                .raw("\"/></svg>");
    }

    /** What a search is narrowed down to, for a form that leads to another. */
    static void hidden(Html page, SearchAddress search) {
        for (Facet facet : Facet.values()) {
            search.of(facet).forEach(value -> hidden(page, facet.label(), value));
        }
    }

    static void hidden(Html page, String name, String value) {
        if (!value.isEmpty()) {
            page.raw("<input type=\"hidden\"")
                    .attribute("name", name)
                    .attribute("value", value)
                    .raw(">");
        }
    }

    private static void form(Html page, SearchAddress search) {
        page.raw(
                "<form id=\"search\" action=\"/\" method=\"get\" role=\"search\">"
                        + "<input type=\"search\" id=\"q\" name=\"q\" aria-label=\"Search\" autocomplete=\"off\" "
                        + "placeholder=\"words, &quot;a phrase&quot;, actor:russia, weapon:t-90, type:tank\" maxlength=\"1000\"");
        page.attribute("value", search.text()).raw(">");
        hidden(page, search);
        hidden(page, "from", search.from());
        hidden(page, "to", search.to());
        hidden(page, "sort", search.order() == SearchQuery.Order.NEWEST ? "" : "relevance");
        page.raw("<button>Search</button></form>");
    }
}
