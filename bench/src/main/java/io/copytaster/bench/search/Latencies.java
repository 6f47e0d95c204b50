package io.copytaster.bench.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How long requests took. Not thread-safe. */
final class Latencies {
    private record Taken(String request, double millis) {}

    private final List<Taken> all = new ArrayList<>();

    void add(String request, long nanos) {
        all.add(new Taken(request, nanos / 1e6));
    }

    /** So many milliseconds or fewer took this share of them. */
    double millis(double share) {
        List<Taken> sorted = sorted();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())))
                .millis();
    }

    /** The slowest, one a line. */
    String slowest(int most) {
        var lines = new StringBuilder();
        List<Taken> sorted = sorted();
        for (int i = sorted.size() - 1; i >= Math.max(0, sorted.size() - most); i--) {
            lines.append("%9.1f ms  %s%n"
                    .formatted(sorted.get(i).millis(), sorted.get(i).request()));
        }
        return lines.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ENGLISH,
                "%d queries: median %.1f ms, 90th %.1f, 99th %.1f, longest %.1f",
                all.size(),
                millis(0.5),
                millis(0.9),
                millis(0.99),
                millis(1));
    }

    private List<Taken> sorted() {
        return all.stream().sorted(Comparator.comparingDouble(Taken::millis)).toList();
    }
}
