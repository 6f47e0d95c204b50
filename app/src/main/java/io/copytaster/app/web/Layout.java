package io.copytaster.app.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What every page has: head, search box, foot. */
final class Layout {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Layout() {}

    /** Begins a page. */
    static Html begin(String title, String query, String sort) {
        var page = new Html();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .text(title);
        page.raw("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">"
                + "<link rel=\"stylesheet\" href=\"/copytaster.css\"><link rel=\"icon\" href=\"/icon.svg\">"
                + "</head>\n<body><header><a class=\"name\" href=\"/\">copytaster</a>"
                + "<form action=\"/\" method=\"get\" role=\"search\">"
                + "<input type=\"search\" name=\"q\" aria-label=\"Search\" placeholder=\"words, &quot;a phrase&quot;, "
                + "actor:russia, weapon:t-90, type:tank\" maxlength=\"1000\"");
        page.attribute("value", query).raw("><select name=\"sort\" aria-label=\"Order\">");
        option(page, "newest", "newest first", sort);
        option(page, "relevance", "most relevant first", sort);
        page.raw("</select><button>Search</button></form></header>\n<main>\n");
        return page;
    }

    /** Ends a page and gives it as text. */
    static String end(Html page) {
        page.raw("</main>\n<footer><span class=\"actor\">actor</span> <span class=\"weapon\">weapon</span> "
                + "<mark>searched for</mark></footer></body></html>\n");
        return page.toString();
    }

    /** A page that says only one thing. */
    static String message(String title, String text) {
        Html page = begin(title + " · copytaster", "", "newest");
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
                    .text(TIME.format(at))
                    .raw("</time>");
        }
    }

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : many);
    }

    private static void option(Html page, String value, String label, String chosen) {
        page.raw("<option").attribute("value", value).raw(value.equals(chosen) ? " selected>" : ">");
        page.text(label).raw("</option>");
    }
}
