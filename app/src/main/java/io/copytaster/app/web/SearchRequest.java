package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.SearchQuery;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;

/** Reads a search from a request. */
final class SearchRequest {
    static final int PAGE_HITS = 20;

    private SearchRequest() {}

    /**
     * A search as a program asks for it.
     *
     * @throws IllegalArgumentException if a parameter is wrong; the message names it
     */
    static SearchAddress strict(Context context) {
        String sort = context.queryParam("sort");
        if (sort != null && !sort.equals("newest") && !sort.equals("relevance")) {
            throw new IllegalArgumentException("sort must be newest or relevance: " + sort);
        }
        SearchAddress address = read(context, number(context, "offset", 0));
        address.filters(); // must be readable
        return address;
    }

    /**
     * A search as a person asks for it: what is wrong is left out.
     *
     * @param notes gets what the person should know of that
     */
    static SearchAddress lenient(Context context, List<String> notes) {
        SearchAddress address = read(context, depth(context.queryParam("offset")));
        try {
            address.filters();
            return address;
        } catch (IllegalArgumentException e) {
            notes.add(e.getMessage());
        }
        try {
            SearchAddress timeless = address.between("", "").at(address.offset());
            timeless.filters();
            return timeless;
        } catch (IllegalArgumentException e) {
            return address.unfiltered();
        }
    }

    /** The value of a parameter that is a whole number. */
    static int number(Context context, String name, int otherwise) {
        String value = context.queryParam(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number: " + value, e);
        }
    }

    /**
     * Refuses what is no parameter of a search, so that one that is misspelt is not taken for left out.
     *
     * @throws IllegalArgumentException if there is one; the message names it, and those there are
     */
    static void requireKnown(Context context) {
        var known = new TreeSet<>(List.of("q", "facets", "from", "to", "sort", "limit", "offset"));
        for (Facet facet : Facet.values()) {
            known.add(facet.label());
        }
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        name + " is no parameter of a search; there are " + String.join(", ", known));
            }
        }
    }

    /**
     * The id that a request is about.
     *
     * @throws IllegalArgumentException if it names none
     */
    static String id(Context context) {
        String id = given(context, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must be given, as in " + context.path() + "?id=NAME");
        }
        return id;
    }

    /** The value of a parameter; empty if it is not there. */
    static String given(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static SearchAddress read(Context context, int offset) {
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        for (Facet facet : Facet.values()) {
            var asked = new ArrayList<>(context.queryParams(facet.label()));
            asked.removeIf(String::isBlank);
            if (!asked.isEmpty()) {
                values.put(facet, asked.stream().distinct().toList());
            }
        }
        var order =
                "relevance".equals(context.queryParam("sort")) ? SearchQuery.Order.RELEVANCE : SearchQuery.Order.NEWEST;
        return new SearchAddress(
                given(context, "q"),
                values,
                given(context, "from").strip(),
                given(context, "to").strip(),
                order,
                offset);
    }

    private static int depth(String offset) {
        try {
            int asked = offset == null ? 0 : Integer.parseInt(offset);
            return Math.max(0, Math.min(SearchQuery.MAX_DEPTH - PAGE_HITS, asked));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
