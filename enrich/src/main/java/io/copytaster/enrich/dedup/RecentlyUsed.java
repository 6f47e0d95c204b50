package io.copytaster.enrich.dedup;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last, up to a number of entries. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    RecentlyUsed(int most) {
        super(16, .75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
