package io.copytaster.ingest.source.poll;

import java.util.HashMap;
import java.util.Map;

/** States that outlive one poll, as the topic's do. */
final class Kept implements SourceStates {
    final Map<String, SourceState> states = new HashMap<>();

    @Override
    public Map<String, SourceState> load() {
        return Map.copyOf(states);
    }

    @Override
    public void save(Map<String, SourceState> changed) {
        states.putAll(changed);
    }

    @Override
    public void close() {
        states.clear();
    }
}
