package io.copytaster.sink.search;

import java.time.Duration;
import java.util.List;

/**
 * An answer of the index.
 *
 * @param total articles that match
 * @param took time it took
 * @param note what of the query could not be understood and what was made of it, for the one who asked; null: nothing
 */
public record SearchResult(long total, Duration took, List<Hit> hits, String note) {}
