package io.copytaster.sink.search;

import java.util.Objects;

/**
 * A question to the index.
 *
 * @param text words (all must stand in title or text), {@code "phrases"}, {@code -without}, {@code this OR that}, and
 *     {@code actor:russia}, {@code weapon:t-90}, {@code type:tank}, {@code source:}, {@code language:}, {@code family:},
 *     {@code id:}, {@code after:2015-09-17}, {@code before:2015-09-18}; empty: everything
 * @param filters what it is narrowed down to besides
 * @param limit most hits, 0 to {@value #MAX_LIMIT}
 * @param offset hits to skip; offset and limit together at most {@value #MAX_DEPTH}
 */
public record SearchQuery(String text, Filters filters, Order order, int limit, int offset) {
    /** Which hits come first. */
    public enum Order {
        NEWEST,
        RELEVANCE
    }

    public static final int MAX_LIMIT = 100;
    public static final int MAX_DEPTH = 10_000;

    public SearchQuery {
        Objects.requireNonNull(text, "text of a query");
        Objects.requireNonNull(filters, "filters of a query");
        Objects.requireNonNull(order, "order of hits");
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT + ": " + limit);
        }
        if (offset < 0 || offset > MAX_DEPTH - limit) {
            throw new IllegalArgumentException("offset must be 0 to " + (MAX_DEPTH - limit) + ": " + offset);
        }
    }

    /** Without filters. */
    public SearchQuery(String text, Order order, int limit, int offset) {
        this(text, Filters.NONE, order, limit, offset);
    }

    /** The newest ten. */
    public static SearchQuery newest(String text) {
        return new SearchQuery(text, Order.NEWEST, 10, 0);
    }
}
