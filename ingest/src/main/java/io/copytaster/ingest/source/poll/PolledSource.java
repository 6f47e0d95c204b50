package io.copytaster.ingest.source.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source that is polled does, for those who look on.
 *
 * @param failures requests that failed since the last that did not
 * @param due when it is asked next; null for at once
 */
public record PolledSource(int failures, Instant due) {
    /** What is kept of a source under its name; nothing if it is kept of something else, such as a file. */
    public static Optional<PolledSource> parse(String written) {
        if (!SourceState.isOne(written)) {
            return Optional.empty();
        }
        SourceState state = SourceState.parse(written);
        return Optional.of(new PolledSource(state.failures(), state.due()));
    }
}
