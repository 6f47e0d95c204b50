package io.copytaster.app.deadletters;

/**
 * What was done about a dead letter.
 *
 * @param at when, ISO 8601, UTC
 */
public record Decision(What what, String at) {
    /** What can be done about one. */
    public enum What {
        /** It was sent back to where it failed. */
        RETRIED,
        /** It was put aside. */
        DROPPED
    }
}
