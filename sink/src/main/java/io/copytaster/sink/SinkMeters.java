package io.copytaster.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * What those who watch a sink see of it, as long as it is not closed. All names begin with {@code copytaster.sink}, and all
 * meters have the tag {@code sink}, its kind.
 *
 * <ul>
 *   <li>{@code records} (counter, by {@code outcome}): {@code written}, {@code withdrawn}, {@code refused} by the target,
 *       {@code unreadable}
 *   <li>{@code write} and {@code flush} (timers, by {@code outcome}): one attempt each, {@code done} or {@code failed}
 *   <li>{@code retries} (counter): attempts that failed and were made again
 *   <li>{@code paused} (gauge): 1 while it waits for its target, else 0
 *   <li>{@code lag} (gauge, by {@code topic} and {@code partition}): see {@link SinkLag}
 * </ul>
 */
final class SinkMeters implements AutoCloseable {
    private static final String PREFIX = "copytaster.sink.";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Set<Meter> meters = new HashSet<>();
    /** Why it waits for its target; null while it does not. */
    private final AtomicReference<String> waitsFor = new AtomicReference<>();

    private final Counter retries;

    SinkMeters(String kind, SinkTally tally, MeterRegistry registry) {
        this.registry = registry;
        tags = Tags.of("sink", kind);
        count(tally, "written", SinkTally::written, "Records that the target took");
        count(tally, "withdrawn", SinkTally::withdrawn, "Withdrawals that the target took");
        count(tally, "refused", SinkTally::refused, "Records that the target refused for good");
        count(tally, "unreadable", SinkTally::unreadable, "Records that could not be decoded");
        retries = kept(Counter.builder(PREFIX + "retries")
                .tags(tags)
                .description("Attempts that failed and were made again")
                .register(registry));
        kept(Gauge.builder(PREFIX + "paused", waitsFor, reason -> reason.get() == null ? 0 : 1)
                .tags(tags)
                .description("1 while the sink waits for its target")
                .register(registry));
    }

    /** Measures an attempt to write a batch. */
    void write(Runnable attempt) {
        timed("write", "One attempt to write a batch", attempt);
    }

    /** Measures an attempt to make durable what was written. */
    void flush(Runnable attempt) {
        timed("flush", "One attempt to make durable what was written", attempt);
    }

    void retried() {
        retries.increment();
    }

    /** Shows that it waits, and why; null: that it does so no longer. */
    void waits(String reason) {
        waitsFor.set(reason);
    }

    /** Why it waits, if it does. */
    Optional<String> waiting() {
        return Optional.ofNullable(waitsFor.get());
    }

    /** Shows how many records of a partition are not in the target yet, as {@code records} says from now on. */
    Meter lag(TopicPartition partition, AtomicLong records) {
        return kept(Gauge.builder(PREFIX + "lag", records, AtomicLong::get)
                .tags(tags.and("topic", partition.topic(), "partition", Integer.toString(partition.partition())))
                .description("Records that the target does not hold for good yet")
                .baseUnit("records")
                .register(registry));
    }

    /** Shows a meter no longer. */
    void remove(Meter meter) {
        registry.remove(meter);
        meters.remove(meter);
    }

    /** Shows none of them any longer. */
    @Override
    public void close() {
        meters.forEach(registry::remove);
        meters.clear();
    }

    private void count(SinkTally tally, String outcome, ToDoubleFunction<SinkTally> count, String description) {
        kept(FunctionCounter.builder(PREFIX + "records", tally, count)
                .tags(tags.and(OUTCOME, outcome))
                .description(description)
                .register(registry));
    }

    private void timed(String name, String description, Runnable attempt) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "failed";
        try {
            attempt.run();
            outcome = "done";
        } finally {
            sample.stop(kept(Timer.builder(PREFIX + name)
                    .tags(tags.and(OUTCOME, outcome))
                    .description(description)
                    .publishPercentileHistogram()
                    .register(registry)));
        }
    }

    private <M extends Meter> M kept(M meter) {
        meters.add(meter);
        return meter;
    }
}
