package io.copytaster.app.web.live;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A source that delivers, or is asked.
 *
 * @param name its name
 * @param delivered since the watching began
 * @param last time of the last delivery, ISO 8601; null: none seen
 * @param failures requests that failed on end; null if it is not polled
 * @param due when it is asked next, ISO 8601; null if that is not known
 */
public record Source(String name, long delivered, String last, Integer failures, String due) {
    /** Its state in a word. */
    @JsonProperty
    public String state() {
        if (failures == null) {
            return "delivers";
        }
        return failures == 0 ? "answers" : "fails";
    }
}
