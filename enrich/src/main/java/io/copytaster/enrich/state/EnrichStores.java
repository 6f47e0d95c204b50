package io.copytaster.enrich.state;

import io.copytaster.schemas.RawArticle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores of one topology: steps that share a store must name the same builder. All are logged, and none is
 * cached: each record is written once.
 */
public final class EnrichStores {
    /** Article id → its newest version, cleaned; nothing where that is withheld or canceled. */
    public static final String ARTICLES = "articles";
    /** Article id → {@link Standing}. */
    public static final String STANDINGS = "standings";
    /** End of embargo, id and version → the delivery that waits for it. */
    public static final String EMBARGOED = "embargoed";
    /** Article id → what the search for copies knows of it. */
    public static final String SKETCHES = "sketches";
    /** Id of an article and of a later one that wants to know where it stands → nothing. */
    public static final String FOLLOWERS = "followers";

    /** Standings in memory of all tasks together; some hundred bytes each. */
    private static final int MOST_RECENT = 1 << 15;

    private static final int FEWEST_RECENT = 256;

    private final StoreBuilder<KeyValueStore<String, RawArticle>> articles = Stores.keyValueStoreBuilder(
            RecoveringStore.named(ARTICLES),
            Serdes.String(),
            RecordSerde.of(RawArticle.getEncoder(), RawArticle.getDecoder()));

    private final StoreBuilder<KeyValueStore<String, Standing>> standings =
            Stores.keyValueStoreBuilder(RecoveringStore.named(STANDINGS), Serdes.String(), RecordSerde.standings());

    private final StoreBuilder<KeyValueStore<Bytes, RawArticle>> embargoed = Stores.keyValueStoreBuilder(
            RecoveringStore.named(EMBARGOED),
            Serdes.Bytes(),
            RecordSerde.of(RawArticle.getEncoder(), RawArticle.getDecoder()));

    private final StoreBuilder<KeyValueStore<String, Probe>> sketches = Stores.keyValueStoreBuilder(
            RecoveringStore.named(SKETCHES), Serdes.String(), RecordSerde.of(Probe.getEncoder(), Probe.getDecoder()));

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> followers =
            Stores.keyValueStoreBuilder(RecoveringStore.named(FOLLOWERS), Serdes.Bytes(), Serdes.ByteArray());

    private final AtomicLong traffic = new AtomicLong();

    private final Map<TaskId, Map<String, Standing>> recent = new ConcurrentHashMap<>();
    private final int mostRecent;

    /**
     * The stores of one topology.
     *
     * @param partitions how many tasks share what is kept in memory
     */
    public EnrichStores(int partitions) {
        mostRecent = Math.max(FEWEST_RECENT, MOST_RECENT / partitions);
    }

    /** The standings of a task that were used last. */
    Map<String, Standing> recentStandings(TaskId task) {
        return recent.computeIfAbsent(task, t -> Standings.recent(mostRecent));
    }

    /** Counts the records that all tasks of an instance process. */
    public AtomicLong traffic() {
        return traffic;
    }

    /** The stores of the step that orders versions. */
    public Set<StoreBuilder<?>> ofVersions() {
        return inOrder(articles, standings, embargoed, followers);
    }

    /** The stores of the step that judges articles. */
    public Set<StoreBuilder<?>> ofJudgements() {
        return inOrder(articles, standings, followers);
    }

    /** The stores of the step that finds copies. */
    public Set<StoreBuilder<?>> ofCopies() {
        return inOrder(sketches);
    }

    /** A set that keeps its order, so that the topology describes itself the same each time. */
    private static Set<StoreBuilder<?>> inOrder(StoreBuilder<?>... stores) {
        return new LinkedHashSet<>(List.of(stores));
    }
}
