package io.copytaster.ingest.source.poll;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a source from one request to the next, also over a restart.
 *
 * @param etag of the last answer with a body, as the server wrote it, or null
 * @param lastModified likewise
 * @param due when to ask next, or null for at once
 * @param failures requests that failed since the last that did not
 * @param unchanged requests since the last that brought something new
 * @param items hashes of the articles that stood in the last answer
 */
public record SourceState(
        String etag, String lastModified, Instant due, int failures, int unchanged, List<Long> items) {
    /** Of a source that was never asked. */
    public static final SourceState NEW = new SourceState(null, null, null, 0, 0, List.of());

    public SourceState {
        items = List.copyOf(items);
    }
}
