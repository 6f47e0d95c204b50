package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.FacetValue;
import io.copytaster.sink.search.SearchFacets;
import java.util.List;
import java.util.Locale;

/** Ways to narrow a search down, with how many hits each leaves. */
final class FacetsView {
    private FacetsView() {}

    static void write(Html page, SearchAddress address, SearchFacets facets) {
        page.raw("<aside class=\"facets\" id=\"filters\" aria-label=\"Narrow down\">");
        span(page, address);
        for (Facet facet : Facet.values()) {
            section(page, address, facet, facets.of(facet));
        }
        page.raw("</aside>");
    }

    /** What a person calls a value. */
    static String name(Facet facet, String name) {
        return switch (facet) {
            case TYPE -> Mentions.words(name);
            case LANGUAGE -> {
                String language = Locale.forLanguageTag(name).getDisplayLanguage(Locale.ENGLISH);
                yield language.isEmpty() ? name : language;
            }
            case ACTOR, WEAPON, SOURCE -> name;
        };
    }

    /** Days to choose from, which is what dragging over the histogram sets, too. */
    private static void span(Html page, SearchAddress address) {
        page.raw("<form class=\"span\" action=\"/\" method=\"get\"><h2>Published</h2>");
        Layout.hidden(page, "q", address.text());
        Layout.hidden(page, address);
        day(page, "from", "From", address.from());
        day(page, "to", "To", address.to());
        page.raw("<button>Set</button></form>");
    }

    private static void day(Html page, String name, String label, String value) {
        int day = "2015-09-17".length();
        page.raw("<label>")
                .text(label)
                .raw(" <input type=\"date\"")
                .attribute("name", name)
                .attribute("value", value.length() > day ? value.substring(0, day) : value)
                .raw("></label>");
    }

    private static void section(Html page, SearchAddress address, Facet facet, List<FacetValue> values) {
        if (values.isEmpty()) {
            return;
        }
        long highest = values.stream().mapToLong(FacetValue::count).max().orElse(0);
        page.raw("<section><h2>")
                .text(title(facet))
                .raw("</h2><ul")
                .attribute("class", facet.label())
                .raw(">");
        for (FacetValue value : values) {
            boolean chosen = address.of(facet).contains(value.value());
            SearchAddress other = chosen ? address.without(facet, value.value()) : address.with(facet, value.value());
            page.raw("<li><a")
                    .attribute("href", other.link())
                    .attribute("class", chosen ? "chosen" : null)
                    .raw("><span class=\"value\" dir=\"auto\">")
                    .raw(chosen ? "<span class=\"hidden\">chosen: </span>" : "")
                    .text(name(facet, value.name()))
                    .raw("</span> <span class=\"n\">")
                    .text(Layout.number(value.count()))
                    .raw("</span>");
            Layout.bar(page, value.count(), highest);
            page.raw("</a></li>");
        }
        page.raw("</ul></section>");
    }

    private static String title(Facet facet) {
        return switch (facet) {
            case ACTOR -> "Actors";
            case WEAPON -> "Weapons";
            case TYPE -> "Types";
            case SOURCE -> "Sources";
            case LANGUAGE -> "Languages";
        };
    }
}
