package io.copytaster.ingest.source.poll;

import java.util.Map;

/** Where the states of sources are kept. */
public interface SourceStates extends AutoCloseable {
    /** All states that are kept, by the name of the source. */
    Map<String, SourceState> load();

    /** Keeps some states; they are safe when this returns. */
    void save(Map<String, SourceState> states);

    @Override
    void close();

    /** Forgets everything: for runs that change nothing. */
    static SourceStates forgetful() {
        return new SourceStates() {
            @Override
            public Map<String, SourceState> load() {
                return Map.of();
            }

            @Override
            public void save(Map<String, SourceState> states) {
                // Nothing is to survive.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
