package io.copytaster.ingest;

import io.copytaster.ingest.IngestReport.SourceCount;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.RawArticle;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by source. Threads may share it. */
final class Tally {
    /** Sources named by lines of a file could be as many as the lines. */
    static final int MAX_SOURCES = 10_000;

    static final String OTHERS = "(others)";

    private static final class Count {
        long sent;
        long undated;
        final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    }

    private final TreeMap<String, Count> counts = new TreeMap<>();

    synchronized void sent(RawArticle article) {
        Count count = of(article.getSource());
        count.sent++;
        if (article.getPublishedAt() == null) {
            count.undated++;
        }
    }

    synchronized void rejected(String source, Reason reason) {
        of(source).rejected.merge(reason, 1L, Long::sum);
    }

    synchronized List<SourceCount> counts() {
        return counts.entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Count of(String source) {
        Count count = counts.get(source);
        if (count == null) {
            String name = counts.size() < MAX_SOURCES ? source : OTHERS;
            count = counts.computeIfAbsent(name, any -> new Count());
        }
        return count;
    }

    private static SourceCount count(String source, Count count) {
        var rejected = new TreeMap<String, Long>();
        count.rejected.forEach((reason, number) -> rejected.put(reason.code(), number));
        long seen = count.sent
                + rejected.values().stream().mapToLong(Long::longValue).sum();
        return new SourceCount(source, seen, count.sent, Collections.unmodifiableSortedMap(rejected), count.undated);
    }
}
