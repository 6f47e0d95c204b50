package io.copytaster.bench.replay;

import io.copytaster.bench.Latencies;
import java.util.Locale;

/**
 * How long articles took that came in beside something.
 *
 * @param what it was
 * @param seconds how long it took
 * @param latencies of the articles that came in meanwhile
 */
record Beside(String what, double seconds, Latencies latencies) {
    static String tableHead(int perSecond, int replayed) {
        return String.format(
                Locale.ROOT,
                """
                From receipt to articles.enriched at %,d articles/s, beside replays of %,d deliveries:

                | beside | it took, s | articles measured | median, ms | 99 of 100 within, ms | longest, ms |
                |---|---|---|---|---|---|
                """,
                perSecond,
                replayed);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %,d | %,.0f | %,.0f | %,.0f |%n",
                what,
                seconds,
                latencies.count(),
                latencies.millis(.5),
                latencies.millis(.99),
                latencies.millis(1));
    }
}
