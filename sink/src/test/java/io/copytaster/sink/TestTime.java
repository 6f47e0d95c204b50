package io.copytaster.sink;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes at once when somebody waits, and stands still else. */
final class TestTime implements LoopTime {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public boolean await(CountDownLatch closing, Duration wait) {
        pass(wait);
        return closing.getCount() == 0;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Duration sinceStart() {
        return Duration.ofNanos(nanos.get());
    }
}
