package io.copytaster.app.web.live;

import java.util.List;

/**
 * What happened since the last pulse.
 *
 * @param at milliseconds since 1970
 * @param counts since the watching began, by outcome: in, enriched, copies, dead
 * @param rates a second, over the last seconds
 * @param arrivals the newest, newest first; not all of them when they are many
 * @param leftOut arrivals that are not among them
 */
public record Pulse(long at, Counts counts, Rates rates, List<Arrival> arrivals, long leftOut) {
    /** Articles, by where they are. */
    public record Counts(long in, long enriched, long copies, long dead) {}

    /** Articles a second. */
    public record Rates(double in, double enriched, double copies, double dead) {}
}
