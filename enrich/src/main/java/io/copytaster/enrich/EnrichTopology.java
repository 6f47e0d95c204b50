package io.copytaster.enrich;

import io.copytaster.enrich.clean.ArticleCleaner;
import io.copytaster.enrich.dedup.FindCopies;
import io.copytaster.enrich.dedup.Fingerprint;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.publish.OutputRecords;
import io.copytaster.enrich.publish.PublishVerdicts;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.RecordSerde;
import io.copytaster.enrich.state.Verdict;
import io.copytaster.enrich.version.OrderVersions;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The way of an article from {@code articles.raw} to {@code articles.enriched} or {@code articles.duplicates}.
 *
 * <p>An article stays in the partition of its id, with its text; only its fingerprint travels to the partition where the
 * others with that fingerprint are known, and a verdict comes back. So what goes out for one id comes from one task, in
 * order, and a verdict can be revised without its text being moved.
 */
public final class EnrichTopology {
    private static final String PROBES = "probes";
    private static final String VERDICTS = "verdicts";

    private final ArticleSerdes serdes;
    private final Enricher enricher;
    private final EnrichCounts counts;
    private final int partitions;

    /**
     * A topology that is yet to be built.
     *
     * @param partitions how many partitions {@code articles.raw} has; the topology's own topics get as many, since
     *     verdicts must meet the articles they speak of
     */
    public EnrichTopology(ArticleSerdes serdes, Enricher enricher, EnrichCounts counts, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        }
        this.serdes = serdes;
        this.enricher = enricher;
        this.counts = counts;
        this.partitions = partitions;
    }

    /** The topics that an application reads, its own ones included, each after those that it is filled from. */
    public static List<String> sources(String applicationId) {
        return List.of(
                Topics.RAW,
                applicationId + "-" + PROBES + "-repartition",
                applicationId + "-" + VERDICTS + "-repartition");
    }

    /** Builds it for an application with these settings. */
    public Topology build(Properties settings) {
        // Only a builder that knows the settings insists on explicit names.
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        var stores = new EnrichStores();
        var probes = RecordSerde.of(Probe.getEncoder(), Probe.getDecoder());
        var verdicts = RecordSerde.of(Verdict.getEncoder(), Verdict.getDecoder());

        KStream<String, Outcome> ordered = builder.stream(
                        Topics.RAW, Consumed.with(Serdes.String(), serdes.raw()).withName("raw"))
                .mapValues(ArticleCleaner::cleaned, Named.as("clean"))
                .process(new OrderVersions(serdes.raw().serializer(), stores, counts), Named.as(OrderVersions.NAME));

        KStream<String, Outcome> judged = ordered.filter((id, o) -> o instanceof Outcome.Asked, Named.as("asked"))
                .map((id, o) -> probe((Outcome.Asked) o), Named.as("by-fingerprint"))
                .repartition(Repartitioned.with(Serdes.ByteArray(), probes)
                        .withName(PROBES)
                        .withNumberOfPartitions(partitions))
                .process(new FindCopies(stores), Named.as("find-copies"))
                .repartition(Repartitioned.with(Serdes.String(), verdicts)
                        .withName(VERDICTS)
                        .withNumberOfPartitions(partitions))
                .process(new PublishVerdicts(stores, counts), Named.as("publish-verdicts"))
                .mapValues(enricher::enrich, Named.as(Enricher.NAME));

        send(ordered.filterNot((id, o) -> o instanceof Outcome.Asked, Named.as("settled"))
                .merge(judged, Named.as("outcomes")));
        return builder.build(settings);
    }

    private void send(KStream<String, Outcome> outcomes) {
        outcomes.split(Named.as("to-"))
                .branch(
                        (id, o) -> o instanceof Outcome.Enriched || o instanceof Outcome.NotEnriched,
                        Branched.withConsumer(this::sendEnriched, "enriched"))
                .branch(
                        (id, o) -> o instanceof Outcome.Duplicate || o instanceof Outcome.NotDuplicate,
                        Branched.withConsumer(this::sendDuplicates, "duplicates"))
                .defaultBranch(Branched.withConsumer(EnrichTopology::sendRejected, "dead-letters"));
    }

    private void sendEnriched(KStream<String, Outcome> outcomes) {
        outcomes.processValues(
                        OutputRecords.of(o -> o instanceof Outcome.Enriched enriched ? enriched.article() : null),
                        Named.as("enriched-records"))
                .to(
                        Topics.ENRICHED,
                        Produced.with(Serdes.String(), serdes.enriched()).withName("enriched"));
    }

    private void sendDuplicates(KStream<String, Outcome> outcomes) {
        outcomes.processValues(
                        OutputRecords.of(o -> o instanceof Outcome.Duplicate duplicate ? duplicate.article() : null),
                        Named.as("duplicate-records"))
                .to(
                        Topics.DUPLICATES,
                        Produced.with(Serdes.String(), serdes.duplicates()).withName("duplicates"));
    }

    private static void sendRejected(KStream<String, Outcome> outcomes) {
        outcomes.process(OutputRecords.deadLetters(), Named.as("dead-letter-records"))
                .to(
                        Topics.DEAD_LETTERS,
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters"));
    }

    private static KeyValue<byte[], Probe> probe(Outcome.Asked asked) {
        return KeyValue.pair(Fingerprint.bytes(asked.fingerprint()), asked.probe());
    }
}
