package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A target in memory that takes, refuses and stays away as it is told: ids that begin with {@code bad} have their batch
 * refused as a whole, those that begin with {@code refused} alone. It fails when more was committed than it flushed.
 */
final class ScriptedTarget implements ArticleSink {
    final List<SinkRecord> written = new ArrayList<>();
    final AtomicInteger flushed = new AtomicInteger();
    /** Counted down when it first turned something away. */
    final CountDownLatch turnedAway = new CountDownLatch(1);
    /** Whether it does not answer now. */
    volatile BooleanSupplier away = () -> false;
    /** Ids that it has no room for the first time. */
    final Set<String> fullFor = new HashSet<>();

    boolean refusesLetters;
    volatile RuntimeException failure;

    private final LongSupplier committed;

    ScriptedTarget(LongSupplier committed) {
        this.committed = committed;
    }

    /** Stays away for so many attempts. */
    void stayAwayFor(int attempts) {
        var left = new AtomicInteger(attempts);
        away = () -> left.getAndDecrement() > 0;
    }

    /** Ids of the articles written, in order. */
    List<String> ids() {
        return written.stream().map(ScriptedTarget::idOf).toList();
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ENRICHED, Topics.DUPLICATES, Topics.DEAD_LETTERS);
    }

    @Override
    public String identity() {
        return "this one";
    }

    @Override
    public List<Failure> write(List<SinkRecord> batch) {
        if (failure != null) {
            throw failure;
        }
        if (away.getAsBoolean()) {
            turnedAway.countDown();
            throw new SinkAwayException("target does not answer", null);
        }
        if (batch.stream().anyMatch(record -> idOf(record).startsWith("bad"))) {
            throw new BatchRefusedException("not in this house", null);
        }
        var failures = new ArrayList<Failure>();
        for (SinkRecord record : batch) {
            if (refuses(record)) {
                failures.add(Failure.refused(record, "no such desk"));
            } else if (fullFor.remove(idOf(record))) {
                failures.add(Failure.later(record, "queue is full"));
            } else {
                written.add(record);
            }
        }
        return failures;
    }

    @Override
    public void flush() {
        assertTrue(committed.getAsLong() <= flushed.get(), "committed what was not flushed");
        flushed.set(written.size());
    }

    @Override
    public void close() {}

    private boolean refuses(SinkRecord record) {
        return idOf(record).startsWith("refused") || (refusesLetters && record instanceof SinkRecord.Failed);
    }

    private static String idOf(SinkRecord record) {
        return record instanceof SinkRecord.Enriched enriched
                ? enriched.article().getId()
                : "";
    }
}
