package io.copytaster.app.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how far a run is: on a terminal one line that changes, elsewhere a line now and then. */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Supplier<String> line;
    private final ScheduledExecutorService timer;

    private ProgressDisplay(PrintWriter err, boolean terminal, Supplier<String> line) {
        this.err = err;
        this.terminal = terminal;
        this.line = line;
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
     * @param line what to show now
     */
    static ProgressDisplay start(PrintWriter err, boolean terminal, Supplier<String> line) {
        var display = new ProgressDisplay(err, terminal, line);
        long every = (terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
        var unused = display.timer.scheduleWithFixedDelay(display::show, every, every, TimeUnit.MILLISECONDS);
        return display;
    }

    private synchronized void show() {
        err.print(terminal ? CLEAR_LINE + line.get() : line.get() + System.lineSeparator());
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
