package io.copytaster.enrich.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The standings that a task holds. Those used last are in memory, too: each is asked for some times within the seconds in
 * which an article is judged, and a look into the store costs more than most steps. For the thread of the task only.
 */
public final class Standings {
    private final KeyValueStore<String, Standing> store;
    private final Map<String, Standing> recent;

    /** Those of the task that a processor belongs to; its processors share what is in memory, and begin without any. */
    public Standings(ProcessorContext<?, ?> context, EnrichStores stores) {
        store = context.getStateStore(EnrichStores.STANDINGS);
        recent = stores.recentStandings(context.taskId());
        recent.clear();
    }

    /** That of an article; null if it is not known. */
    public Standing get(String id) {
        Standing standing = recent.get(id);
        return standing == null ? store.get(id) : standing;
    }

    /** Holds that of an article from now on. */
    public void put(String id, Standing standing) {
        store.put(id, standing);
        recent.put(id, standing);
    }

    /** The ones used last of a task, at most so many. */
    static Map<String, Standing> recent(int most) {
        return new LinkedHashMap<>(16, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
                return size() > most;
            }
        };
    }
}
