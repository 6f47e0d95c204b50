package io.copytaster.app.stage;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far a run is: on a terminal one line that changes, elsewhere a line now and then. Says nothing while nothing
 * happens.
 *
 * @param <P> what is shown
 */
public final class ProgressDisplay<P extends ProgressDisplay.Progress<P>> implements AutoCloseable {
    /**
     * How far something is.
     *
     * @param <P> the same type
     */
    public interface Progress<P> {
        /** The progress in one line. */
        String line();

        /** Whether something has happened since another moment. */
        boolean isBeyond(P before);
    }

    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Supplier<P> progress;
    private final ScheduledExecutorService timer;
    private P shown;

    private ProgressDisplay(PrintWriter err, boolean terminal, Supplier<P> progress) {
        this.err = err;
        this.terminal = terminal;
        this.progress = progress;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to show progress.
     *
     * @param terminal whether a person looks on
     * @param progress what to show
     */
    public static <P extends Progress<P>> ProgressDisplay<P> start(
            PrintWriter err, boolean terminal, Supplier<P> progress) {
        var display = new ProgressDisplay<>(err, terminal, progress);
        long every = (terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
        var unused = display.timer.scheduleWithFixedDelay(display::show, every, every, TimeUnit.MILLISECONDS);
        return display;
    }

    /** Has something else printed, on lines of its own. */
    public synchronized void aside(Runnable print) {
        if (terminal) {
            err.print(CLEAR_LINE);
        }
        print.run();
        shown = null;
    }

    private synchronized void show() {
        P now = progress.get();
        if (shown != null && !now.isBeyond(shown)) {
            return;
        }
        shown = now;
        err.print(terminal ? CLEAR_LINE + now.line() : now.line() + System.lineSeparator());
        err.flush();
    }

    /** Shows the last state, and ends. */
    @Override
    public void close() {
        timer.shutdownNow();
        if (terminal) {
            show();
            err.println();
            err.flush();
        }
    }
}
