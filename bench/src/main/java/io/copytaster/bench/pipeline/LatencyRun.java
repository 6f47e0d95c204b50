package io.copytaster.bench.pipeline;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long an article takes from its receipt until it can be read on {@code articles.enriched}, while articles
 * come at an even rate.
 */
final class LatencyRun {
    private static final Duration WARM = Duration.ofSeconds(15);

    private LatencyRun() {}

    /** The median and the 99th percentile in one line, over some seconds after the JVM has got warm. */
    static String of(VariedArticles articles, int perSecond, Duration measured, Scale scale) {
        var clock = InstantSource.system();
        var latencies = new ConcurrentLinkedQueue<Long>();
        int count = (int) (perSecond * WARM.plus(measured).toSeconds());
        int cold = (int) (perSecond * WARM.toSeconds());
        try (var bed = Bed.make(scale);
                var running = Running.start(Stage.TAG, bed, count);
                var outlet = bed.outlet()) {
            var enriched = bed.cluster().serdes().enriched().deserializer();
            try (var reader = new CountingReader(bed.cluster(), Topics.ENRICHED, read -> {
                if (read.value() != null) {
                    EnrichedArticle article = enriched.deserialize(Topics.ENRICHED, read.value());
                    if (Integer.parseInt(article.getId().substring(1)) >= cold) {
                        latencies.add(clock.millis() - article.getReceivedAt().toEpochMilli());
                    }
                }
            })) {
                long began = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    long due = began + (long) (i * 1e9 / perSecond);
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    outlet.send(articles.article(i, clock.instant()));
                }
                outlet.flush();
                while (!running.isDone().getAsBoolean()) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                while (reader.count() == 0) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "From receipt to articles.enriched at %,d articles/s, over %,d articles: median %,d ms, 99 of 100 within %,d ms.",
                perSecond,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100]);
    }
}
