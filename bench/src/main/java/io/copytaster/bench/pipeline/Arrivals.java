package io.copytaster.bench.pipeline;

import io.copytaster.bench.Latencies;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Notes how long each article took from its receipt until it could be read on {@code articles.enriched} for the first time.
 */
public final class Arrivals implements AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource clock = InstantSource.system();
    private final Map<Integer, Long> millis = new ConcurrentHashMap<>();
    private final Deserializer<EnrichedArticle> enriched;
    private final CountingReader reader;

    /** Those of a pipeline, from now on. */
    public Arrivals(Bed bed) {
        enriched = bed.cluster().serdes().enriched().deserializer();
        reader = new CountingReader(bed.cluster(), Topics.ENRICHED, this::note);
    }

    /**
     * Latencies of the articles of some numbers, copies left out; waits until all that is out is read.
     *
     * @param first number of the first
     * @param end number after that of the last
     */
    public Latencies of(int first, int end) {
        reader.awaitEnd();
        var latencies = new Latencies();
        for (int number = first; number < end; number++) {
            Long took = millis.get(number);
            if (took != null) {
                latencies.add("article " + number, took * NANOS_PER_MILLI);
            }
        }
        return latencies;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void note(ConsumerRecord<byte[], byte[]> read) {
        if (read.value() != null) {
            EnrichedArticle article = enriched.deserialize(Topics.ENRICHED, read.value());
            long took = clock.millis() - article.getReceivedAt().toEpochMilli();
            millis.putIfAbsent(VariedArticles.number(article.getId()), took);
        }
    }
}
