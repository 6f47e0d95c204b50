package io.copytaster.app.web.live;

import io.copytaster.app.deadletters.Decision;

/**
 * A dead letter as it is shown.
 *
 * @param offset in {@code articles.dead-letters}
 * @param at when it was written, ISO 8601
 * @param stage what it failed in
 * @param error why
 * @param origin input, or topic with partition and offset, that it came from
 * @param begin of its content as text; empty if there is none
 * @param retries how often it had been sent back before
 * @param decision what was done about it; null: nothing
 */
public record DeadLetterNote(
        int partition,
        long offset,
        String at,
        String key,
        String stage,
        String error,
        String origin,
        String begin,
        int retries,
        Decision decision) {
    /** Its place, which names it. */
    public String id() {
        return partition + ":" + offset;
    }
}
