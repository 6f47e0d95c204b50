package io.copytaster.app.metrics;

import io.copytaster.ingest.Ingest;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;

/** What those who watch ingest see of it. */
public final class IngestMeters {
    private static final String ARTICLES = "copytaster.ingest.articles";

    private IngestMeters() {}

    /** Shows how many articles it sent, and how many it refused; no longer those of one that was shown before. */
    public static void of(Ingest ingest) {
        MeterRegistry registry = Metrics.globalRegistry;
        registry.find(ARTICLES).meters().forEach(registry::remove);
        FunctionCounter.builder(ARTICLES, ingest.progress(), p -> p.seen() - p.rejected())
                .description("Articles that came in, by what became of them.")
                .tag("outcome", "sent")
                .register(registry);
        FunctionCounter.builder(ARTICLES, ingest.progress(), p -> p.rejected())
                .description("Articles that came in, by what became of them.")
                .tag("outcome", "rejected")
                .register(registry);
    }
}
