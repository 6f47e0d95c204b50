package io.copytaster.sink.search;

/**
 * A value that begins as somebody types.
 *
 * @param value in lower case, to be asked for as it is
 * @param count articles that have it
 */
public record Suggestion(Facet facet, String value, long count) {}
