package io.copytaster.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of everything that inputs brought.
 *
 * @param sources counts of each source, by name
 * @param failures inputs, or parts of them, that could not be read at all
 * @param notes by name of the source, what is to be said of it: that it fails, is silent, or empty
 * @param stopped whether the run was ended before its inputs were
 */
public record IngestReport(
        List<SourceCount> sources, List<Failure> failures, Map<String, String> notes, boolean stopped) {
    /**
     * Counts of one source: {@code seen} is the sum of {@code sent} and all {@code rejected}.
     *
     * @param source name of the source
     * @param seen articles, or things that were to be some
     * @param sent articles given to the outlet
     * @param rejected dead letters by the code of their reason, such as {@code not-json}
     * @param undated articles sent without a date of publication, because none was stated or it was none
     */
    public record SourceCount(String source, long seen, long sent, SortedMap<String, Long> rejected, long undated) {
        /** Dead letters of all reasons. */
        public long rejectedInAll() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * An input that failed.
     *
     * @param input path or address
     * @param message what is wrong and what to do, beginning with the input
     */
    public record Failure(String input, String message) {}

    public IngestReport {
        sources = List.copyOf(sources);
        failures = List.copyOf(failures);
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    }

    /** The counts of all sources together, under the name {@code total}. */
    public SourceCount total() {
        long seen = 0;
        long sent = 0;
        long undated = 0;
        var rejected = new TreeMap<String, Long>();
        for (SourceCount count : sources) {
            seen += count.seen();
            sent += count.sent();
            undated += count.undated();
            count.rejected().forEach((reason, number) -> rejected.merge(reason, number, Long::sum));
        }
        return new SourceCount("total", seen, sent, rejected, undated);
    }

    /** Whether every input could be read to its end; single articles may have been rejected. */
    public boolean isComplete() {
        return failures.isEmpty() && !stopped;
    }
}
