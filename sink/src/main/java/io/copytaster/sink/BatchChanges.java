package io.copytaster.sink;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to: of each article and each copy its last change only, so that a target that writes a batch at
 * once never meets an id twice in it.
 */
public final class BatchChanges {
    /**
     * A change of one article or copy.
     *
     * @param version of the article, or up to which it is withdrawn; null: whatever is held is withdrawn
     * @param value as it now stands; null: withdrawn
     * @param record what said so
     */
    public record Change<T>(String id, Long version, T value, SinkRecord record) {
        /** Whether it is to be removed. */
        public boolean isWithdrawal() {
            return value == null;
        }

        private boolean yieldsTo(Change<T> later) {
            return version == null || later.version == null || version <= later.version;
        }
    }

    private final Map<String, Change<EnrichedArticle>> articles = new LinkedHashMap<>();
    private final Map<String, Change<DuplicateArticle>> copies = new LinkedHashMap<>();

    private BatchChanges() {}

    /** The changes of a batch; dead letters among it are passed over. */
    public static BatchChanges of(List<SinkRecord> batch) {
        var changes = new BatchChanges();
        for (SinkRecord record : batch) {
            if (record instanceof SinkRecord.Enriched enriched) {
                EnrichedArticle article = enriched.article();
                put(changes.articles, new Change<>(article.getId(), article.getVersion(), article, record));
            } else if (record instanceof SinkRecord.EnrichedWithdrawn gone) {
                put(changes.articles, new Change<>(gone.id(), gone.version(), null, record));
            } else if (record instanceof SinkRecord.Duplicate duplicate) {
                DuplicateArticle copy = duplicate.article();
                put(changes.copies, new Change<>(copy.getId(), copy.getVersion(), copy, record));
            } else if (record instanceof SinkRecord.DuplicateWithdrawn gone) {
                put(changes.copies, new Change<>(gone.id(), gone.version(), null, record));
            }
        }
        return changes;
    }

    /** Changes of articles, one for each id. */
    public List<Change<EnrichedArticle>> articles() {
        return List.copyOf(articles.values());
    }

    /** Changes of copies, one for each id. */
    public List<Change<DuplicateArticle>> copies() {
        return List.copyOf(copies.values());
    }

    private static <T> void put(Map<String, Change<T>> changes, Change<T> change) {
        changes.merge(change.id(), change, (before, later) -> before.yieldsTo(later) ? later : before);
    }
}
