package io.copytaster.enrich.family;

import io.copytaster.enrich.state.EnrichStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The later articles of a story that want to know where an earlier one stands. */
public final class Followers {
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    /** Those held in the store of a processor. */
    public Followers(ProcessorContext<?, ?> context) {
        store = context.getStateStore(EnrichStores.FOLLOWERS);
    }

    void add(String followed, String follower) {
        store.put(FollowerKey.of(followed, follower), NOTHING);
    }

    /** The ids of those that follow an article. */
    List<String> of(String followed) {
        byte[] prefix = FollowerKey.prefix(followed);
        var followers = new ArrayList<String>();
        try (var all = store.prefixScan(prefix, new ByteArraySerializer())) {
            all.forEachRemaining(e -> followers.add(FollowerKey.follower(e.key, prefix)));
        }
        return followers;
    }

    /** Forgets those that follow an article, and tells their ids. */
    public List<String> removeAll(String followed) {
        List<String> followers = of(followed);
        followers.forEach(follower -> store.delete(FollowerKey.of(followed, follower)));
        return followers;
    }
}
