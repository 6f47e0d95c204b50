package io.copytaster.enrich.version;

import io.copytaster.schemas.RawArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The deliveries that wait for the end of their embargo: of each article the newest version, as it came last. What has
 * taken the place of a version meanwhile keeps that from coming out at its hour.
 */
final class Embargoes {
    /** What waits, without its text. */
    private record Waiting(Bytes key, String source, long version) {}

    private final KeyValueStore<Bytes, RawArticle> store;
    /** By the id of the article, for the store is in the order of hours. */
    private final Map<String, List<Waiting>> byId = new HashMap<>();

    /** Those of a task, from its store. */
    Embargoes(KeyValueStore<Bytes, RawArticle> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> note(entry.key, entry.value));
        }
    }

    /** Holds a delivery until its hour, in place of the versions up to its own; not if a newer one waits already. */
    void hold(RawArticle delivery) {
        if (newest(delivery) > delivery.getVersion()) {
            return;
        }
        drop(delivery, delivery.getVersion());
        Bytes key = EmbargoKey.of(delivery);
        store.put(key, delivery);
        note(key, delivery);
    }

    /** The newest version of a delivery's article that waits, by the same source; 0 if none does. */
    long newest(RawArticle delivery) {
        return byId.getOrDefault(delivery.getId(), List.of()).stream()
                .filter(waiting -> waiting.source.equals(delivery.getSource()))
                .mapToLong(Waiting::version)
                .max()
                .orElse(0);
    }

    /** Lets no version of a delivery's article come out any more up to one, this included. */
    void drop(RawArticle delivery, long version) {
        List<Waiting> waiting = byId.get(delivery.getId());
        if (waiting != null) {
            for (Waiting one : List.copyOf(waiting)) {
                if (one.version <= version && one.source.equals(delivery.getSource())) {
                    remove(delivery.getId(), one.key);
                }
            }
        }
    }

    /**
     * Takes out what has waited long enough at an instant in UTC milliseconds, in the order of hours. Each is held until
     * it was handed over, so that those who look on see it here or there: see {@link EndedEmbargoes}.
     */
    void release(long now, Consumer<RawArticle> taker) {
        var due = new ArrayList<RawArticle>();
        try (var entries = store.range(null, EmbargoKey.before(now + 1))) {
            entries.forEachRemaining(entry -> due.add(entry.value));
        }
        for (RawArticle delivery : due) {
            taker.accept(delivery);
            remove(delivery.getId(), EmbargoKey.of(delivery));
        }
    }

    private void note(Bytes key, RawArticle delivery) {
        var waiting = new Waiting(key, delivery.getSource(), delivery.getVersion());
        byId.computeIfAbsent(delivery.getId(), id -> new ArrayList<>(1)).add(waiting);
    }

    private void remove(String id, Bytes key) {
        store.delete(key);
        byId.computeIfPresent(id, (same, waiting) -> {
            waiting.removeIf(one -> one.key.equals(key));
            return waiting.isEmpty() ? null : waiting;
        });
    }
}
