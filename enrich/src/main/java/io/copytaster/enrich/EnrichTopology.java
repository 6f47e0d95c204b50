package io.copytaster.enrich;

import io.copytaster.enrich.clean.ArticleCleaner;
import io.copytaster.enrich.dedup.FindCopies;
import io.copytaster.enrich.dedup.Prober;
import io.copytaster.enrich.family.JudgeArticles;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.publish.OutputRecords;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.RecordSerde;
import io.copytaster.enrich.version.OrderVersions;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * The way of an article from {@code articles.raw} to {@code articles.enriched} or {@code articles.duplicates}.
 *
 * <p>An article stays in the partition of its id, with its text; only a sketch of it travels to the partitions where
 * others with its shingles are known, and notes come back. So what goes out for one id comes from one task, in order, and
 * a judgement can be revised without its text being moved. Where a judgement depends on that of another article, their
 * holders write notes to each other.
 */
public final class EnrichTopology {
    private static final String PROBES = "probes";
    private static final String NOTES = "notes";
    private static final String REPLAYS = "replays";
    private static final int PARTITIONS_PER_SEARCH = 8;

    private final ArticleSerdes serdes;
    private final Enricher enricher;
    private final EnrichCounts counts;
    private final int partitions;
    private final Duration window;
    private final Generation generation;
    private final Selection selection;

    /**
     * The live topology, yet to be built.
     *
     * @param partitions how many partitions {@code articles.raw} has; notes get as many, since they must meet the
     *     articles they speak of
     * @param window how long after it was received an article is remembered, and compared with others
     */
    public EnrichTopology(
            ArticleSerdes serdes, Enricher enricher, EnrichCounts counts, int partitions, Duration window) {
        this(serdes, enricher, counts, partitions, window, Generation.LIVE, Selection.ALL);
    }

    /**
     * A topology that is yet to be built.
     *
     * @param partitions how many partitions {@code articles.raw} has; notes get as many, since they must meet the
     *     articles they speak of
     * @param window how long after it was received an article is remembered, and compared with others
     * @param generation whose topics it writes to
     * @param selection what it takes of the deliveries
     */
    public EnrichTopology(
            ArticleSerdes serdes,
            Enricher enricher,
            EnrichCounts counts,
            int partitions,
            Duration window,
            Generation generation,
            Selection selection) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        }
        this.serdes = serdes;
        this.enricher = enricher;
        this.counts = counts;
        this.partitions = partitions;
        this.window = window;
        this.generation = generation;
        this.selection = selection;
    }

    /** The topics that an application reads, its own ones included, each after those that it is filled from. */
    public static List<String> sources(String applicationId) {
        return List.of(Topics.RAW, replays(applicationId), topic(applicationId, PROBES), topic(applicationId, NOTES));
    }

    /** The topic of deliveries that an application is to take again; it has as many partitions as {@code articles.raw}. */
    public static String replays(String applicationId) {
        return applicationId + "-" + REPLAYS;
    }

    static boolean isReplays(String topic) {
        return topic.endsWith("-" + REPLAYS);
    }

    /** The topics of its own that an application needs before it starts, and how many partitions each has. */
    static Map<String, Integer> ownTopics(String applicationId, int partitions) {
        return Map.of(
                topic(applicationId, PROBES),
                searchPartitions(partitions),
                topic(applicationId, NOTES),
                partitions,
                replays(applicationId),
                partitions);
    }

    /** Builds it for an application with these settings. */
    public Topology build(Properties settings) {
        // Only a builder that knows the settings insists on explicit names.
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        var stores = new EnrichStores(partitions);
        var probes = RecordSerde.of(Probe.getEncoder(), Probe.getDecoder());
        var notes = RecordSerde.of(Note.getEncoder(), Note.getDecoder());
        var prober = new Prober(searchPartitions(partitions));

        String application = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        KStream<String, RawArticle> deliveries = builder.stream(
                List.of(Topics.RAW, replays(application)),
                Consumed.with(Serdes.String(), serdes.raw()).withName("raw"));
        KStream<String, Outcome> ordered = selected(deliveries)
                .mapValues(ArticleCleaner::cleaned, Named.as("clean"))
                .process(
                        new OrderVersions(serdes.raw().serializer(), prober, stores, counts),
                        Named.as(OrderVersions.NAME));

        KStream<String, Outcome> judged = ordered.filter((id, o) -> o instanceof Outcome.Probed, Named.as("probed"))
                .map((id, o) -> probe((Outcome.Probed) o), Named.as("by-partition"))
                .repartition(Repartitioned.with(Serdes.Integer(), probes)
                        .withName(PROBES)
                        .withNumberOfPartitions(prober.partitions())
                        .withStreamPartitioner((topic, partition, probe, count) -> Optional.of(Set.of(partition))))
                .process(new FindCopies(stores, window, prober.partitions()), Named.as("find-copies"))
                .repartition(Repartitioned.with(Serdes.String(), notes)
                        .withName(NOTES)
                        .withNumberOfPartitions(partitions))
                .process(new JudgeArticles(stores, counts), Named.as("judge"));

        KStream<String, Outcome> outcomes = ordered.filterNot(
                        (id, o) -> o instanceof Outcome.Probed, Named.as("settled"))
                .merge(judged, Named.as("outcomes"))
                .mapValues(o -> counts.counted(enricher.enrich(o)), Named.as(Enricher.NAME));
        outcomes.filter((id, o) -> o instanceof Outcome.Told, Named.as("told"))
                .map((id, o) -> note((Outcome.Told) o), Named.as("by-recipient"))
                .to(
                        new NotesTopic(topic(application, NOTES)),
                        Produced.with(Serdes.String(), notes).withName("notes"));
        send(outcomes.filterNot((id, o) -> o instanceof Outcome.Told, Named.as("published")));
        return builder.build(settings);
    }

    private KStream<String, RawArticle> selected(KStream<String, RawArticle> deliveries) {
        return selection == Selection.ALL ? deliveries : deliveries.processValues(selection.step(), Named.as("select"));
    }

    private void send(KStream<String, Outcome> outcomes) {
        outcomes.split(Named.as("to-"))
                .branch(
                        (id, o) -> o instanceof Outcome.Enriched || o instanceof Outcome.NotEnriched,
                        Branched.withConsumer(this::sendEnriched, "enriched"))
                .branch(
                        (id, o) -> o instanceof Outcome.Duplicate || o instanceof Outcome.NotDuplicate,
                        Branched.withConsumer(this::sendDuplicates, "duplicates"))
                .defaultBranch(Branched.withConsumer(this::sendRejected, "dead-letters"));
    }

    private void sendEnriched(KStream<String, Outcome> outcomes) {
        outcomes.processValues(
                        OutputRecords.of(o -> o instanceof Outcome.Enriched enriched ? enriched.article() : null),
                        Named.as("enriched-records"))
                .to(
                        generation.topic(Topics.ENRICHED),
                        Produced.with(Serdes.String(), serdes.enriched()).withName("enriched"));
    }

    private void sendDuplicates(KStream<String, Outcome> outcomes) {
        outcomes.processValues(
                        OutputRecords.of(o -> o instanceof Outcome.Duplicate duplicate ? duplicate.article() : null),
                        Named.as("duplicate-records"))
                .to(
                        generation.topic(Topics.DUPLICATES),
                        Produced.with(Serdes.String(), serdes.duplicates()).withName("duplicates"));
    }

    private void sendRejected(KStream<String, Outcome> outcomes) {
        outcomes.process(OutputRecords.deadLetters(), Named.as("dead-letter-records"))
                .to(
                        generation.topic(Topics.DEAD_LETTERS),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters"));
    }

    private static KeyValue<Integer, Probe> probe(Outcome.Probed probed) {
        return KeyValue.pair(probed.partition(), probed.probe());
    }

    private static KeyValue<String, Note> note(Outcome.Told told) {
        return KeyValue.pair(told.id(), told.note());
    }

    /**
     * How many partitions the search for copies has: fewer than there are of articles, since an article is looked up in
     * nearly all of them, and each that it is looked up in keeps a sketch of it.
     */
    private static int searchPartitions(int partitions) {
        return (partitions + PARTITIONS_PER_SEARCH - 1) / PARTITIONS_PER_SEARCH;
    }

    /** Name of one of the application's own topics as Kafka Streams makes it. */
    private static String topic(String applicationId, String name) {
        return applicationId + "-" + name + "-repartition";
    }

    /** Leads notes of one article to another back into the topic that notes come from, which no DSL step can name. */
    private record NotesTopic(String name) implements TopicNameExtractor<String, Note> {
        @Override
        public String extract(String id, Note note, RecordContext context) {
            return name;
        }
    }
}
