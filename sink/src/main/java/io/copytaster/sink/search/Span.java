package io.copytaster.sink.search;

/** A stretch of a text, in UTF-16 code units, the end exclusive. */
public record Span(int begin, int end) {}
