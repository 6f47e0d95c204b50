package io.copytaster.sink;

import java.util.Objects;

/**
 * A record that a target did not take.
 *
 * @param record one of the batch
 * @param reason in the target's words where it has any; never the article's text
 * @param again whether it may be taken later; else it never will be
 */
public record Failure(SinkRecord record, String reason, boolean again) {
    public Failure {
        Objects.requireNonNull(record, "record that failed");
        Objects.requireNonNull(reason, "why it failed");
    }

    /** The target will never take it. */
    public static Failure refused(SinkRecord record, String reason) {
        return new Failure(record, reason, false);
    }

    /** The target has no room for it now. */
    public static Failure later(SinkRecord record, String reason) {
        return new Failure(record, reason, true);
    }
}
