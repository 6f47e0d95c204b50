package io.copytaster.ingest.source.push;

import java.util.List;

/**
 * What became of a request.
 *
 * @param outcome of the request as a whole
 * @param problem why it was not taken, in words; null if it was
 * @param items what was found in it, in its order; empty if it was not taken
 */
public record PushResult(Outcome outcome, String problem, List<Item> items) {
    /** How a request ends. */
    public enum Outcome {
        /** All that was found in it is safe, be it an article or a dead letter. */
        TAKEN,
        /** Too many bytes or articles; nothing of it was sent, or the articles before the limit. */
        TOO_LARGE,
        /** The broker is behind; nothing was read of it. */
        BUSY,
        /** The broker has not acknowledged all of it, or the program ends. */
        UNCERTAIN
    }

    /**
     * What became of a part of a request.
     *
     * @param id of the article, or a name for what has none
     * @param reason code of the reason why it was rejected; null if it was accepted
     * @param error the same in words
     */
    public record Item(String id, String reason, String error) {
        /** Whether it is an article that was sent. */
        public boolean isAccepted() {
            return reason == null;
        }
    }

    public PushResult {
        items = List.copyOf(items);
    }

    static PushResult not(Outcome outcome, String problem) {
        return new PushResult(outcome, problem, List.of());
    }

    /** Articles that were sent. */
    public long accepted() {
        return items.stream().filter(Item::isAccepted).count();
    }
}
