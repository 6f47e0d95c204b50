package io.copytaster.app.metrics;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichCounts;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.MentionKind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/** What those who watch an instance of the topology see of it. */
public final class EnrichMeters implements AutoCloseable {
    private final MeterRegistry registry = Metrics.globalRegistry;
    private final EnrichStreams enrich;
    private final KafkaStreamsMetrics streams;
    private final TopicMeters topics;

    /** Shows the meters of a running instance until this is closed. */
    public EnrichMeters(Cluster cluster, EnrichStreams enrich, EnrichConfig config) {
        this.enrich = enrich;
        EnrichCounts counts = enrich.counted();
        counter(
                "copytaster.enrich.settled",
                "Deliveries that the topology is through with.",
                Tags.empty(),
                counts,
                c -> c.snapshot().settled());
        counter(
                "copytaster.enrich.articles",
                "Articles published as enriched.",
                Tags.empty(),
                counts,
                EnrichCounts::published);
        counter(
                "copytaster.enrich.withdrawn",
                "Articles and copies taken back.",
                Tags.empty(),
                counts,
                EnrichCounts::withdrawn);
        counter(
                "copytaster.enrich.rejected",
                "Articles that the topology refused.",
                Tags.empty(),
                counts,
                EnrichCounts::rejected);
        for (DuplicateKind kind : DuplicateKind.values()) {
            counter(
                    "copytaster.enrich.duplicates",
                    "Articles published as copies.",
                    Tags.of("kind", kind.name()),
                    counts,
                    c -> c.duplicates(kind));
        }
        for (MentionKind kind : MentionKind.values()) {
            counter(
                    "copytaster.enrich.mentions",
                    "Mentions published.",
                    Tags.of("kind", kind.name()),
                    counts,
                    c -> c.mentions(kind));
        }
        Timer latency = Timer.builder("copytaster.enrich.latency")
                .description("From the receipt of a delivery by ingest to its result.")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5))
                .register(registry);
        counts.onJudged(latency::record);
        Gauge.builder("copytaster.enrich.running", enrich, e -> e.isRunning() ? 1 : 0)
                .description("1 while the instance works on its partitions.")
                .register(registry);
        Gauge.builder("copytaster.enrich.threads", enrich, EnrichMeters::threads)
                .description("Stream threads alive.")
                .register(registry);
        Gauge.builder("copytaster.enrich.restore.remaining", enrich, EnrichStreams::restoring)
                .description("Records of changelogs that are still to be read before work begins.")
                .register(registry);
        FunctionCounter.builder("copytaster.enrich.restored", enrich, EnrichStreams::restored)
                .description("Records of changelogs that were read before work began; not those read as a standby.")
                .register(registry);
        streams = new KafkaStreamsMetrics(enrich.streams());
        streams.bindTo(registry);
        topics = new TopicMeters(
                cluster, registry, config.applicationId(), EnrichTopology.sources(config.applicationId()));
    }

    /** Why the instance will never work again. */
    public Optional<String> dead() {
        if (enrich.failure().isCompletedExceptionally()) {
            return Optional.of("the topology gave up after errors: see the log");
        }
        KafkaStreams.State state = enrich.streams().state();
        boolean started = state != KafkaStreams.State.CREATED;
        return state.hasStartedOrFinishedShuttingDown() || (started && threads(enrich) == 0)
                ? Optional.of("no stream thread is alive, state " + state)
                : Optional.empty();
    }

    /** Why the instance does not work now. */
    public Optional<String> unready() {
        return enrich.isRunning()
                ? Optional.empty()
                : Optional.of("the topology is " + enrich.streams().state() + ", " + enrich.restoring()
                        + " records to restore");
    }

    private static int threads(EnrichStreams enrich) {
        return (int) enrich.streams().metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals("DEAD"))
                .count();
    }

    private void counter(
            String name, String description, Tags tags, EnrichCounts counts, ToDoubleFunction<EnrichCounts> value) {
        FunctionCounter.builder(name, counts, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    @Override
    public void close() {
        topics.close();
        streams.close();
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("copytaster.enrich."))
                .forEach(registry::remove);
    }
}
