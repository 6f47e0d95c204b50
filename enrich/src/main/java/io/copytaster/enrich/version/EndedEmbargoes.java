package io.copytaster.enrich.version;

import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Standing;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Tells whether the articles of an instance whose embargo is over are out. No record stands for them in any topic until
 * the topology looks at the clock, so offsets do not tell. For one thread.
 */
public final class EndedEmbargoes {
    private final KafkaStreams streams;
    /** Ids of those that were seen to wait, or to be judged. */
    private final Set<String> underWay = new HashSet<>();

    /** Those of an instance. */
    public EndedEmbargoes(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Whether all whose embargo was over at an instant are judged, so that what becomes of them is in the topics, or about
     * to be committed there; false also while that cannot be told.
     */
    public boolean areJudged(Instant now) {
        try {
            Set<String> waiting = waiting(now);
            underWay.addAll(waiting);
            ReadOnlyKeyValueStore<String, Standing> standings = store(EnrichStores.STANDINGS);
            underWay.removeIf(id -> !waiting.contains(id) && isJudged(standings.get(id)));
            return underWay.isEmpty();
        } catch (InvalidStateStoreException e) {
            return false; // its partitions are on the move
        }
    }

    private Set<String> waiting(Instant now) {
        var ids = new HashSet<String>();
        ReadOnlyKeyValueStore<Bytes, RawArticle> embargoed = store(EnrichStores.EMBARGOED);
        try (var due = embargoed.range(null, EmbargoKey.before(now.toEpochMilli() + 1))) {
            due.forEachRemaining(entry -> ids.add(entry.value.getId()));
        }
        return ids;
    }

    private static boolean isJudged(Standing standing) {
        return standing == null || !standing.getPending();
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }
}
