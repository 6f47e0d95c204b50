package io.copytaster.bench.pipeline;

import io.copytaster.bench.Latencies;
import java.time.Duration;
import java.util.Locale;

/**
 * Measures how long an article takes from its receipt until it can be read on {@code articles.enriched}, while articles
 * come at an even rate.
 */
final class LatencyRun {
    private static final Duration WARM = Duration.ofSeconds(45);

    private LatencyRun() {}

    /** The median and the 99th percentile in one line, over some seconds after the JVM has got warm. */
    static String of(VariedArticles articles, int perSecond, Duration measured, Scale scale) {
        int cold = (int) (perSecond * WARM.toSeconds());
        int count = cold + (int) (perSecond * measured.toSeconds());
        try (var bed = Bed.make(scale);
                var running = Running.start(Stage.TAG, bed, count);
                var arrivals = new Arrivals(bed);
                var outlet = bed.outlet()) {
            try (var feeder = new Feeder(outlet::send, articles, 0, perSecond)) {
                feeder.awaitSent(count);
            }
            outlet.flush();
            running.awaitDone();
            Latencies latencies = arrivals.of(cold, count);
            return String.format(
                    Locale.ROOT,
                    "From receipt to articles.enriched at %,d articles/s, over %,d articles: median %,.0f ms, 99 of 100 within %,.0f ms.",
                    perSecond,
                    latencies.count(),
                    latencies.millis(.5),
                    latencies.millis(.99));
        }
    }
}
