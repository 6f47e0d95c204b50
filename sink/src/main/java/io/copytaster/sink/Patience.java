package io.copytaster.sink;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a target that is away, for as long as it takes, without losing its consumer's place in the group. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final SinkLoopSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch closing;
    private final RandomGenerator random = new SplittableRandom();
    private boolean waiting;

    Patience(SinkLoopSettings settings, Consumer<byte[], byte[]> consumer, CountDownLatch closing) {
        this.settings = settings;
        this.consumer = consumer;
        this.closing = closing;
    }

    /** Whether it waits now: what the group assigns meanwhile is to be paused. */
    boolean isWaiting() {
        return waiting;
    }

    /** Tries until the target answers; throws what no retry mends, or when the loop is closed meanwhile. */
    <T> T insist(Supplier<T> attempt) {
        var backoff = new Backoff(settings.firstBackoff(), settings.lastBackoff(), random);
        while (true) {
            try {
                return attempt.get();
            } catch (SinkAwayException e) {
                Duration wait = backoff.next();
                log.warn("sink waits kind={} retryIn={} error={}", settings.kind(), wait, e.getMessage());
                if (!waitWithinGroup(wait)) {
                    throw new SinkException(
                            "closed while it waited; what was not written is read again next time: " + e.getMessage(),
                            e);
                }
            }
        }
    }

    /** Polls meanwhile without taking anything, so that the group does not give the partitions away. */
    private boolean waitWithinGroup(Duration wait) {
        waiting = true;
        consumer.pause(consumer.assignment());
        try {
            long slices = Math.max(1, wait.toMillis() / POLL.toMillis());
            for (long slice = 0; slice < slices; slice++) {
                long millis = Math.min(wait.toMillis(), POLL.toMillis());
                if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (!consumer.poll(Duration.ZERO).isEmpty()) {
                    throw new IllegalStateException("a paused partition gave records");
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            consumer.resume(consumer.paused());
            waiting = false;
        }
    }
}
