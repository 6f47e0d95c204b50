package io.copytaster.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How long things of one kind took, searches or articles. Not thread-safe. */
public final class Latencies {
    private record Taken(String what, double millis) {}

    private final List<Taken> all = new ArrayList<>();

    /** One more, and how long it took. */
    public void add(String what, long nanos) {
        all.add(new Taken(what, nanos / 1e6));
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** So many milliseconds or fewer took this share of them. */
    public double millis(double share) {
        List<Taken> sorted = sorted();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())))
                .millis();
    }

    /** The slowest, one a line. */
    public String slowest(int most) {
        var lines = new StringBuilder();
        List<Taken> sorted = sorted();
        for (int i = sorted.size() - 1; i >= Math.max(0, sorted.size() - most); i--) {
            lines.append("%9.1f ms  %s%n"
                    .formatted(sorted.get(i).millis(), sorted.get(i).what()));
        }
        return lines.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ENGLISH,
                "median %.1f ms, 90th %.1f, 99th %.1f, longest %.1f",
                millis(0.5),
                millis(0.9),
                millis(0.99),
                millis(1));
    }

    private List<Taken> sorted() {
        return all.stream().sorted(Comparator.comparingDouble(Taken::millis)).toList();
    }
}
