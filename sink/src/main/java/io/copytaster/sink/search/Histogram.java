package io.copytaster.sink.search;

import java.time.Instant;
import java.util.List;

/**
 * How hits spread over time.
 *
 * @param unit how long each bin is
 * @param bins without a gap between them, oldest first; empty if no hit has a date
 * @param undated hits that are in no bin: without date, with one in the future, or too far from the others
 */
public record Histogram(Unit unit, List<Bin> bins, long undated) {
    /** Length of a bin, in UTC. */
    public enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /**
     * Hits of a stretch of time.
     *
     * @param begin inclusive
     * @param end exclusive
     */
    public record Bin(Instant begin, Instant end, long count) {}

    public Histogram {
        bins = List.copyOf(bins);
    }

    /** The count of the fullest bin. */
    public long highest() {
        return bins.stream().mapToLong(Bin::count).max().orElse(0);
    }
}
