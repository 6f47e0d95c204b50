package io.copytaster.sink;

import io.copytaster.schemas.Generation;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link SinkLoop} runs.
 *
 * @param kind what the sink is called, such as {@code search}: its dead letters have the stage {@code sink-search}
 * @param group consumer group, one for each target
 * @param pollRecords most records written at a time
 * @param flushRecords records after which the target is flushed and offsets are committed
 * @param flushEvery time after which the same happens while records keep coming
 * @param flushIdle time after which the same happens when none come
 * @param firstBackoff wait before a target that does not answer is tried again; doubles each time
 * @param lastBackoff longest such wait
 * @param generation whose topics are read
 */
public record SinkLoopSettings(
        String kind,
        String group,
        int pollRecords,
        int flushRecords,
        Duration flushEvery,
        Duration flushIdle,
        Duration firstBackoff,
        Duration lastBackoff,
        Generation generation) {
    public SinkLoopSettings {
        Objects.requireNonNull(kind, "kind of sink");
        Objects.requireNonNull(group, "consumer group of sink " + kind);
        positive(pollRecords > 0, "records of one poll", pollRecords);
        positive(flushRecords > 0, "records between flushes", flushRecords);
        positive(flushEvery.toNanos() > 0, "time between flushes", flushEvery);
        positive(flushIdle.toNanos() > 0, "time until an idle sink is flushed", flushIdle);
        positive(firstBackoff.toNanos() > 0, "first back-off", firstBackoff);
        positive(lastBackoff.compareTo(firstBackoff) >= 0, "last back-off, and no less than the first,", lastBackoff);
    }

    /** The same of the live pipeline. */
    public SinkLoopSettings(
            String kind,
            String group,
            int pollRecords,
            int flushRecords,
            Duration flushEvery,
            Duration flushIdle,
            Duration firstBackoff,
            Duration lastBackoff) {
        this(kind, group, pollRecords, flushRecords, flushEvery, flushIdle, firstBackoff, lastBackoff, Generation.LIVE);
    }

    /** The same of another generation. */
    public SinkLoopSettings reading(Generation other) {
        return new SinkLoopSettings(
                kind, group, pollRecords, flushRecords, flushEvery, flushIdle, firstBackoff, lastBackoff, other);
    }

    /**
     * The usual: flush every three seconds or 20,000 records, a fifth of a second after a lull; back off from 200 ms to 10 s.
     * Each flush costs a search index a segment of its own, which has to be merged later.
     */
    public static SinkLoopSettings of(String kind, String group) {
        return new SinkLoopSettings(
                kind,
                group,
                2_500,
                20_000,
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
    }

    /**
     * For a target whose flush writes whole files anew: flush every minute or 20,000 records, five seconds after a lull.
     */
    public static SinkLoopSettings rarelyFlushed(String kind, String group) {
        return new SinkLoopSettings(
                kind,
                group,
                2_500,
                20_000,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
    }

    private static void positive(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
