package io.copytaster.sink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rule by which a target keeps articles, in its simplest form: what the sinks are compared with. */
public final class Held {
    private record Version(long number, String line) {}

    private final Map<String, Version> enriched = new TreeMap<>();
    private final Map<String, Version> duplicates = new TreeMap<>();

    public void write(List<SinkRecord> records) {
        for (SinkRecord record : records) {
            if (record instanceof SinkRecord.Enriched e) {
                var article = e.article();
                put(enriched, article.getId(), article.getVersion(), article.getTitle());
            } else if (record instanceof SinkRecord.EnrichedWithdrawn w) {
                remove(enriched, w.id(), w.version());
            } else if (record instanceof SinkRecord.Duplicate d) {
                put(
                        duplicates,
                        d.article().getId(),
                        d.article().getVersion(),
                        d.article().getDuplicateOf());
            } else if (record instanceof SinkRecord.DuplicateWithdrawn w) {
                remove(duplicates, w.id(), w.version());
            }
        }
    }

    /** Id, version and title of each article, sorted. */
    public List<String> articles() {
        return lines(enriched);
    }

    /** Id, version and original of each copy, sorted. */
    public List<String> copies() {
        return lines(duplicates);
    }

    private static List<String> lines(Map<String, Version> held) {
        return held.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().number() + " "
                        + e.getValue().line())
                .toList();
    }

    private static void put(Map<String, Version> held, String id, long version, String line) {
        Version before = held.get(id);
        if (before == null || before.number() <= version) {
            held.put(id, new Version(version, line));
        }
    }

    private static void remove(Map<String, Version> held, String id, Long version) {
        Version before = held.get(id);
        if (before != null && (version == null || before.number() <= version)) {
            held.remove(id);
        }
    }
}
