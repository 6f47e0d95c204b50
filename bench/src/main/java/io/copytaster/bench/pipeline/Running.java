package io.copytaster.bench.pipeline;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.RunningSink;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.clean.ArticleCleaner;
import io.copytaster.enrich.language.LanguageDetector;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.search.SearchIndex;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.ValueMapper;

/**
 * A stage that runs.
 *
 * @param settled how many articles are through its topology
 * @param isDone whether all that was put in is where the stage leads it
 * @param end ends it
 */
public record Running(LongSupplier settled, BooleanSupplier isDone, Runnable end) implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int THREADS = 2;
    private static final String PIPELINE = EnrichConfig.DEFAULT_APPLICATION_ID;

    /** Starts a stage that so many articles are to go through. */
    public static Running start(Stage stage, Bed bed, int articles) {
        ArticleSerdes serdes = bed.cluster().serdes();
        return switch (stage) {
            case COPY -> copying(bed, articles, Serdes.ByteArray(), value -> value);
            case CLEAN -> copying(bed, articles, serdes.raw(), Running::cleaned);
            case DEDUP -> pipeline(bed, articles, serdes, Running::tagsNothing, SinkKind.FILES);
            case TAG -> pipeline(bed, articles, serdes, new Tagger(Lexicon.bundled())::read, SinkKind.FILES);
            case SEARCH -> pipeline(bed, articles, serdes, new Tagger(Lexicon.bundled())::read, SinkKind.SEARCH);
        };
    }

    /** Waits until all that was put in is through. */
    public void awaitDone() {
        await(isDone);
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        end.run();
    }

    private static RawArticle cleaned(RawArticle article) {
        return ArticleCleaner.cleaned(article.getId(), article);
    }

    private static Tagged tagsNothing(String title, String text, String language) {
        return new Tagged(List.of(), List.of(), "none");
    }

    private static <T> Running copying(Bed bed, int articles, Serde<T> serde, ValueMapper<T, T> step) {
        Properties settings = config(bed, "copying", 0).toProperties();
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        builder.stream(Topics.RAW, Consumed.with(Serdes.String(), serde).withName("raw"))
                .mapValues(step, Named.as("step"))
                .to(Topics.ENRICHED, Produced.with(Serdes.String(), serde).withName("copied"));
        var streams = new KafkaStreams(builder.build(settings), settings);
        var reader = new CountingReader(bed.cluster(), Topics.ENRICHED);
        streams.start();
        return new Running(reader::count, () -> reader.count() >= articles, () -> {
            streams.close();
            reader.close();
        });
    }

    private static Running pipeline(
            Bed bed, int articles, ArticleSerdes serdes, Enricher.MentionFinder tagger, SinkKind kind) {
        Cluster cluster = bed.cluster();
        var language = new LanguageDetector();
        var enricher =
                new Enricher(tagger, language::detect, "bench", serdes.raw().serializer());
        ArticleSink target = kind == SinkKind.SEARCH
                ? SearchIndex.open(bed.folder().search())
                : JsonLinesFiles.open(
                        bed.folder().root().resolve("out"),
                        "bench",
                        serdes.raw().deserializer());
        RunningSink sink = RunningSink.start(kind, target, cluster);
        List<EnrichStreams> instances = IntStream.range(0, bed.scale().instances())
                .mapToObj(number ->
                        EnrichStreams.start(config(bed, PIPELINE, number), serdes, enricher, InstantSource.system()))
                .toList();
        LongSupplier settled =
                () -> instances.stream().mapToLong(i -> i.counts().settled()).sum();
        var backlog = new Backlog(cluster);
        BooleanSupplier isDone = () -> settled.getAsLong() >= articles
                && backlog.isDone(PIPELINE, EnrichTopology.sources(PIPELINE))
                && sink.isDone(backlog);
        return new Running(settled, isDone, () -> {
            instances.forEach(EnrichStreams::close);
            sink.close();
            backlog.close();
        });
    }

    private static EnrichConfig config(Bed bed, String application, int instance) {
        return new EnrichConfig(
                application,
                bed.cluster().bootstrapServers(),
                bed.folder().state().resolve(String.valueOf(instance)),
                THREADS,
                1,
                bed.scale().window(),
                Map.of());
    }
}
