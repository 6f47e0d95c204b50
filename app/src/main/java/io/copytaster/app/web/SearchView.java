package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.SearchFacets;
import io.copytaster.sink.search.SearchQuery;
import io.copytaster.sink.search.SearchResult;
import java.util.List;

/** The page of a search. */
final class SearchView {
    private SearchView() {}

    /**
     * The page.
     *
     * @param held articles in the index
     * @param notes what the one who asked should know
     */
    static String page(SearchAddress address, SearchResult result, SearchFacets facets, long held, List<String> notes) {
        String title = address.text().isBlank() ? "Search" : address.text();
        Html page = Layout.begin(title, address, Layout.Place.SEARCH);
        if (held == 0) {
            empty(page, notes);
            return Layout.end(page);
        }
        page.raw("<div class=\"search\"><section class=\"results\" aria-label=\"Articles found\">");
        head(page, address, result, held);
        for (String note : notes) {
            note(page, note);
        }
        chips(page, address, facets);
        HistogramView.write(page, address, facets.histogram());
        if (result.hits().isEmpty()) {
            nothing(page, address, result);
        }
        HitsView.list(page, result.hits());
        pages(page, address, result.total());
        page.raw("</section>");
        FacetsView.write(page, address, facets);
        page.raw("</div>");
        return Layout.end(page);
    }

    private static void note(Html page, String note) {
        page.raw("<p class=\"note\" role=\"status\">").text(note).raw("</p>");
    }

    private static void head(Html page, SearchAddress address, SearchResult result, long held) {
        boolean all = address.text().isBlank() && !address.isFiltered();
        page.raw("<div class=\"head\"><h1 class=\"count\">").text(Layout.count(result.total(), "article", "articles"));
        page.raw(all ? "" : " <small>of ").text(all ? "" : Layout.number(held)).raw(all ? "" : "</small>");
        page.raw("</h1><p class=\"order\">");
        order(page, address, SearchQuery.Order.NEWEST, "newest first");
        order(page, address, SearchQuery.Order.RELEVANCE, "most relevant");
        page.raw("</p><p class=\"exports\">This search as ");
        SearchAddress whole = address.at(0);
        page.link(whole.link("/search.atom"), "feed").raw(", ");
        page.link(whole.link("/search.jsonl"), "JSON lines").raw(", ");
        page.link(whole.link("/search.csv"), "CSV")
                .raw("</p><a class=\"to-filters\" href=\"#filters\">Filters</a></div>");
    }

    private static void order(Html page, SearchAddress address, SearchQuery.Order order, String label) {
        var ordered = new SearchAddress(address.text(), address.values(), address.from(), address.to(), order, 0);
        page.raw("<a")
                .attribute("href", ordered.link())
                .attribute("aria-current", order == address.order() ? "true" : null)
                .raw(">")
                .text(label)
                .raw("</a> ");
    }

    /** What the search is narrowed down to, each with a way to drop it. */
    private static void chips(Html page, SearchAddress address, SearchFacets facets) {
        if (!address.isFiltered()) {
            return;
        }
        page.raw("<ul class=\"chips\" aria-label=\"Narrowed down to\">");
        for (Facet facet : Facet.values()) {
            for (String value : address.of(facet)) {
                String name = facets.of(facet).stream()
                        .filter(one -> one.value().equals(value))
                        .map(one -> FacetsView.name(facet, one.name()))
                        .findFirst()
                        .orElse(FacetsView.name(facet, value));
                chip(page, address.without(facet, value), facet.label(), name);
            }
        }
        if (!address.from().isEmpty() || !address.to().isEmpty()) {
            String begin = address.from().isEmpty() ? "…" : address.from();
            String end = address.to().isEmpty() ? "…" : address.to();
            chip(page, address.between("", ""), "time", begin + " to " + end);
        }
        page.raw("<li>").link(address.unfiltered().link(), "drop all").raw("</li></ul>");
    }

    private static void chip(Html page, SearchAddress without, String kind, String name) {
        page.raw("<li><a class=\"chip\"")
                .attribute("href", without.link())
                .attribute("aria-label", "Drop " + kind + " " + name)
                .raw("><small>")
                .text(kind)
                .raw("</small> ")
                .text(name)
                .raw(" <span aria-hidden=\"true\">×</span></a></li>");
    }

    private static void empty(Html page, List<String> notes) {
        notes.forEach(note -> note(page, note));
        page.raw("<section class=\"message\"><h1>No articles yet</h1><p>They stand here seconds after they came in. "
                + "To send some: <code>./copytaster ingest FILE, FOLDER or ADDRESS</code>. "
                + "<a href=\"/stream\">The stream</a> shows what is coming in.</p></section>");
    }

    private static void nothing(Html page, SearchAddress address, SearchResult result) {
        if (result.total() > 0) {
            page.raw("<p class=\"message\">There is nothing beyond this. ")
                    .link(address.at(0).link(), "Back to the first")
                    .raw("</p>");
            return;
        }
        page.raw("<section class=\"message\"><h2>Nothing found</h2><p>All words must stand in an article. "
                + "Fewer words find more, <code>this OR that</code> finds either, <code>-without</code> leaves out; "
                + "<a href=\"/help\">Help</a> tells the rest.</p>");
        if (address.isFiltered()) {
            page.raw("<p>")
                    .link(address.unfiltered().link(), "The same without filters")
                    .raw("</p>");
        }
        page.raw("<p><a href=\"/\">All articles, newest first</a></p></section>");
    }

    private static void pages(Html page, SearchAddress address, long total) {
        int offset = address.offset();
        int next = offset + SearchRequest.PAGE_HITS;
        page.raw("<nav class=\"pages\" aria-label=\"Pages of this search\">");
        if (offset > 0) {
            page.raw("<a rel=\"prev\"")
                    .attribute(
                            "href",
                            address.at(Math.max(0, offset - SearchRequest.PAGE_HITS))
                                    .link())
                    .raw(">← before</a>");
        }
        if (total > 0 && offset < total) {
            page.raw("<span>")
                    .text(Layout.number(offset + 1L) + " to " + Layout.number(Math.min(total, next)) + " of "
                            + Layout.number(total))
                    .raw("</span>");
        }
        if (next < total && next <= SearchQuery.MAX_DEPTH - SearchRequest.PAGE_HITS) {
            page.raw("<a rel=\"next\"")
                    .attribute("href", address.at(next).link())
                    .raw(">more →</a>");
        }
        page.raw("</nav>");
    }
}
