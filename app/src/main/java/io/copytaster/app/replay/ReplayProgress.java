package io.copytaster.app.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Says how far a replay is, how fast it goes, and how long it will take: every second on a terminal, else every ten. */
final class ReplayProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final InstantSource clock;
    private final boolean terminal;
    private final long all;
    private final long before;
    private final Instant began;
    private Instant said;

    /**
     * Begins to count.
     *
     * @param all deliveries of the whole replay
     * @param before how many of them were done earlier
     */
    ReplayProgress(PrintWriter err, InstantSource clock, long all, long before) {
        this.err = err;
        this.clock = clock;
        this.terminal = Boolean.getBoolean("copytaster.terminal");
        this.all = all;
        this.before = before;
        began = clock.instant();
        said = Instant.MIN;
    }

    /** Says it if it is time to. */
    void show(long done) {
        Instant now = clock.instant();
        if (Duration.between(said, now).compareTo(Duration.ofSeconds(terminal ? 1 : 10)) >= 0) {
            said = now;
            say(line(done, Duration.between(began, now)));
        }
    }

    /** Says the last state; tells the rate, deliveries a second. */
    double end(long done) {
        Duration elapsed = Duration.between(began, clock.instant());
        say(line(done, elapsed));
        if (terminal) {
            err.println();
        }
        err.flush();
        return rate(done, elapsed);
    }

    /** The progress in one line. */
    String line(long done, Duration elapsed) {
        double rate = rate(done, elapsed);
        String left = "";
        if (rate > 0 && done < all) {
            Duration rest = Duration.ofSeconds(Math.round((all - done) / rate));
            left = String.format(
                    Locale.ROOT, ", %d:%02d:%02d left", rest.toHours(), rest.toMinutesPart(), rest.toSecondsPart());
        }
        return String.format(
                Locale.ROOT,
                "replay: %,d of %,d deliveries (%.1f %%), %,.0f/s%s",
                done,
                all,
                all == 0 ? 100 : 100.0 * done / all,
                rate,
                left);
    }

    private double rate(long done, Duration elapsed) {
        double seconds = elapsed.toMillis() / 1000.0;
        return seconds > 0 ? (done - before) / seconds : 0;
    }

    private void say(String line) {
        err.print(terminal ? CLEAR_LINE + line : line + System.lineSeparator());
        err.flush();
    }
}
