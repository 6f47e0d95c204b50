package io.copytaster.app.web;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.SearchFacets;
import io.copytaster.sink.search.SearchQuery;
import io.copytaster.sink.search.SearchResult;
import io.copytaster.sink.search.Searches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.LongSupplier;

/** The search page, its JSON, and searches to take away. */
final class SearchRoutes {
    /** Values of each facet. */
    private static final int MOST_VALUES = 12;

    private static final int FEED_ENTRIES = 50;
    /** Records that the index may be behind without anybody minding. */
    private static final long WORTH_SAYING = 1_000;

    private final Searches searches;
    private final LongSupplier backlog;

    SearchRoutes(Searches searches, LongSupplier backlog) {
        this.backlog = backlog;
        this.searches = searches;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", this::page);
        routes.get("/api/search", this::json);
        routes.get("/search.atom", this::feed);
        routes.get("/search.jsonl", context -> export(context, new JsonLinesExport(), "jsonl"));
        routes.get("/search.csv", context -> export(context, new CsvExport(), "csv"));
    }

    private void page(Context context) {
        var notes = new ArrayList<String>();
        SearchAddress address = SearchRequest.lenient(context, notes);
        SearchQuery query = query(address, SearchRequest.PAGE_HITS);
        SearchResult result = searches.search(query);
        if (result.note() != null) {
            notes.add(result.note());
        }
        if (backlog.getAsLong() >= WORTH_SAYING) {
            notes.add("The index is being filled: " + Layout.number(backlog.getAsLong())
                    + " records are still to come, so there may be more to find in a while.");
        }
        Answers.html(
                context,
                SearchView.page(address, result, searches.facets(query, MOST_VALUES), searches.count(), notes));
    }

    private void json(Context context) {
        SearchRequest.requireKnown(context);
        SearchAddress address = SearchRequest.strict(context);
        SearchQuery query = query(address, SearchRequest.number(context, "limit", SearchRequest.PAGE_HITS));
        SearchFacets facets = context.queryParam("facets") == null ? null : searches.facets(query, MOST_VALUES);
        Answers.json(context, ApiJson.result(searches.search(query), facets));
    }

    private void feed(Context context) {
        SearchAddress address = SearchRequest.strict(context).at(0);
        var entries = new ArrayList<EnrichedArticle>();
        searches.export(query(address, 0), FEED_ENTRIES, entries::add);
        String site = context.scheme() + "://" + context.host();
        context.contentType("application/atom+xml; charset=utf-8").result(AtomFeed.of(address, entries, site));
    }

    private void export(Context context, Export export, String ending) throws IOException {
        SearchAddress address = SearchRequest.strict(context).at(0);
        SearchQuery query = query(address, 0);
        context.contentType(export.mediaType())
                .header("Content-Disposition", "attachment; filename=\"copytaster." + ending + "\"");
        try (var out = new BufferedWriter(
                new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8), 1 << 16)) {
            out.write(export.head());
            searches.export(query, SearchQuery.MAX_DEPTH, article -> {
                try {
                    out.write(export.line(article));
                } catch (IOException e) {
                    throw new UncheckedIOException(e); // the reader has gone
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static SearchQuery query(SearchAddress address, int limit) {
        return new SearchQuery(address.text(), address.filters(), address.order(), limit, address.offset());
    }
}
