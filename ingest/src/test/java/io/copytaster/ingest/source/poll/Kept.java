package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.SourceStates;
import java.util.HashMap;
import java.util.Map;

/** States that outlive one poll, as the topic's do. */
final class Kept implements SourceStates {
    final Map<String, String> states = new HashMap<>();

    @Override
    public Map<String, String> load() {
        return Map.copyOf(states);
    }

    @Override
    public void save(Map<String, String> changed) {
        changed.forEach((name, state) -> states.compute(name, (n, before) -> state));
    }

    @Override
    public void close() {
        states.clear();
    }

    SourceState of(String source) {
        return SourceState.parse(states.get(source));
    }
}
