package io.copytaster.ingest.source;

import java.util.HashMap;
import java.util.Map;

/** Where is kept, under a name, what a source has to know when it is started again. Threads may share it. */
public interface SourceStates extends AutoCloseable {
    /** All states that are kept, by name. */
    Map<String, String> load();

    /** Keeps some states; they are safe when this returns. A state that is null is forgotten. */
    void save(Map<String, String> states);

    @Override
    void close();

    /** Forgets everything when it is closed: for runs that change nothing. */
    static SourceStates forgetful() {
        return new SourceStates() {
            private final Map<String, String> kept = new HashMap<>();

            @Override
            public synchronized Map<String, String> load() {
                return Map.copyOf(kept);
            }

            @Override
            public synchronized void save(Map<String, String> states) {
                states.forEach((name, state) -> kept.compute(name, (n, before) -> state));
            }

            @Override
            public void close() {
                // Nothing is held outside.
            }
        };
    }
}
