package io.copytaster.app.stage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in good order when the process is told to: Ctrl-C, or a signal to terminate. */
public final class StopSignal implements AutoCloseable {
    /** Longest time that the process waits for the command to end. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile Runnable action = () -> {};

    private StopSignal() {}

    /** Listens from now on; close it when the command has ended. */
    public static StopSignal listen() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop"));
        return signal;
    }

    /** Counted down when the command is to end. */
    public CountDownLatch latch() {
        return asked;
    }

    /** Has something done when the command is to end, beside the latch. */
    public void onAsked(Runnable action) {
        this.action = action;
    }

    /** The command has ended. */
    @Override
    public void close() {
        ended.countDown();
    }

    private void onShutdown() {
        asked.countDown();
        action.run();
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("copytaster: not ended in good order within " + GRACE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
