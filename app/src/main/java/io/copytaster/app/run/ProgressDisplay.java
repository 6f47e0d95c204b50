package io.copytaster.app.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far a run is: on a terminal one line that changes, elsewhere a line now and then. Says nothing while nothing
 * happens.
 */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Supplier<RunProgress> progress;
    private final ScheduledExecutorService timer;
    private RunProgress shown;

    private ProgressDisplay(PrintWriter err, boolean terminal, Supplier<RunProgress> progress) {
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
    static ProgressDisplay start(PrintWriter err, boolean terminal, Supplier<RunProgress> progress) {
        var display = new ProgressDisplay(err, terminal, progress);
        long every = (terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
        var unused = display.timer.scheduleWithFixedDelay(display::show, every, every, TimeUnit.MILLISECONDS);
        return display;
    }

    /** Has something else printed, on lines of its own. */
    synchronized void aside(Runnable print) {
        if (terminal) {
            err.print(CLEAR_LINE);
        }
        print.run();
        shown = null;
    }

    private synchronized void show() {
        RunProgress now = progress.get();
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
