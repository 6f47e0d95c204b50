package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.Filters;
import io.copytaster.sink.search.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A search as it stands in an address: each search is a link, and each way to change it another.
 *
 * @param text words and operators
 * @param values what it is narrowed down to
 * @param from day or time, as written; empty: any
 * @param to likewise
 */
record SearchAddress(
        String text, Map<Facet, List<String>> values, String from, String to, SearchQuery.Order order, int offset) {
    static final SearchAddress ALL = words("");

    /** Words alone. */
    static SearchAddress words(String text) {
        return new SearchAddress(text, Map.of(), "", "", SearchQuery.Order.NEWEST, 0);
    }

    /** One value of a facet alone. */
    static SearchAddress of(Facet facet, String value) {
        return ALL.with(facet, value);
    }

    List<String> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }

    boolean isFiltered() {
        return !values.isEmpty() || !from.isEmpty() || !to.isEmpty();
    }

    SearchAddress with(Facet facet, String value) {
        var more = new ArrayList<>(of(facet));
        more.add(value);
        return with(facet, more);
    }

    SearchAddress without(Facet facet, String value) {
        var fewer = new ArrayList<>(of(facet));
        fewer.remove(value);
        return with(facet, fewer);
    }

    SearchAddress between(String begin, String end) {
        return new SearchAddress(text, values, begin, end, order, 0);
    }

    SearchAddress unfiltered() {
        return new SearchAddress(text, Map.of(), "", "", order, 0);
    }

    SearchAddress at(int hit) {
        return new SearchAddress(text, values, from, to, order, hit);
    }

    /** The filters; those of time are read by {@link Times}. */
    Filters filters() {
        Instant begin = Times.from(from);
        Instant end = Times.to(to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw new IllegalArgumentException("from must be before to: " + from + ", " + to);
        }
        return new Filters(values, begin, end);
    }

    /** Its page. */
    String link() {
        return link("/");
    }

    /** The same search elsewhere, such as in the API. */
    String link(String path) {
        var parameters = new ArrayList<String>();
        add(parameters, "q", text);
        for (Facet facet : Facet.values()) {
            of(facet).forEach(value -> add(parameters, facet.label(), value));
        }
        add(parameters, "from", from);
        add(parameters, "to", to);
        add(parameters, "sort", order == SearchQuery.Order.NEWEST ? "" : "relevance");
        add(parameters, "offset", offset == 0 ? "" : Integer.toString(offset));
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private SearchAddress with(Facet facet, List<String> list) {
        var changed = new EnumMap<Facet, List<String>>(Facet.class);
        changed.putAll(values);
        if (list.isEmpty()) {
            changed.remove(facet);
        } else {
            changed.put(facet, List.copyOf(list));
        }
        return new SearchAddress(text, changed, from, to, order, 0);
    }

    private static void add(List<String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name + "=" + Links.encoded(value));
        }
    }
}
