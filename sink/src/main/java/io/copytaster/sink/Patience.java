package io.copytaster.sink;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
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
    private final LoopTime time;
    private final SinkMeters meters;
    private final Runnable whileWaiting;
    private final RandomGenerator random = new SplittableRandom();
    private boolean waiting;

    /** With something to do now and then while it waits. */
    Patience(SinkFeed.Parts parts, Consumer<byte[], byte[]> consumer, Runnable whileWaiting) {
        this.settings = parts.settings();
        this.consumer = consumer;
        this.closing = parts.closing();
        this.time = parts.time();
        this.meters = parts.meters();
        this.whileWaiting = whileWaiting;
    }

    /** Whether it waits now: what the group assigns meanwhile is to be paused. */
    boolean isWaiting() {
        return waiting;
    }

    /** Tries until the target answers; throws what no retry mends, or when the loop is closed meanwhile. */
    <T> T insist(Supplier<T> attempt) {
        var backoff = new Backoff(settings.firstBackoff(), settings.lastBackoff(), random);
        try {
            while (true) {
                try {
                    return attempt.get();
                } catch (SinkAwayException e) {
                    meters.waits(e.getMessage());
                    Duration wait = backoff.next();
                    log.warn("sink waits kind={} retryIn={} error={}", settings.kind(), wait, e.getMessage());
                    if (!waitWithinGroup(wait)) {
                        throw new SinkException(
                                "closed while it waited; what was not written is read again next time: "
                                        + e.getMessage(),
                                e);
                    }
                    meters.retried();
                }
            }
        } finally {
            meters.waits(null);
        }
    }

    /** Polls meanwhile without taking anything, so that the group does not give the partitions away. */
    private boolean waitWithinGroup(Duration wait) {
        waiting = true;
        consumer.pause(consumer.assignment());
        try {
            long slices = Math.max(1, wait.toMillis() / POLL.toMillis());
            for (long slice = 0; slice < slices; slice++) {
                if (time.await(closing, wait.compareTo(POLL) < 0 ? wait : POLL)) {
                    return false;
                }
                if (!consumer.poll(Duration.ZERO).isEmpty()) {
                    throw new IllegalStateException("a paused partition gave records");
                }
                whileWaiting.run();
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
