package io.copytaster.bench;

import io.copytaster.bench.pipeline.VariedArticles;
import io.copytaster.enrich.Outcome;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Records of the public topics written and read in a second by one thread, as Avro in Confluent's wire format through
 * Confluent's serializers, the schemas known; and, as {@code megabytes}, how much text the articles in them hold.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Xmn300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class Records {
    private Serde<RawArticle> raw;
    private Serde<EnrichedArticle> enriched;
    private RawArticle[] deliveries;
    private EnrichedArticle[] articles;
    private byte[][] writtenDeliveries;
    private byte[][] writtenArticles;

    /** Tags the corpus, and writes all that is to be read. */
    @Setup
    public void prepare(Texts texts) throws IOException {
        ArticleSerdes serdes = ArticleSerdes.at("mock://records", Map.of());
        raw = serdes.raw();
        enriched = serdes.enriched();
        var made = new VariedArticles(Corpus.read(texts.corpus), Instant.EPOCH);
        var tagger = new Tagger(Lexicon.bundled());
        var enricher = new Enricher(tagger::read, (text, declared) -> "en", "bench", raw.serializer());
        deliveries = new RawArticle[texts.count()];
        articles = new EnrichedArticle[texts.count()];
        writtenDeliveries = new byte[texts.count()][];
        writtenArticles = new byte[texts.count()][];
        for (int i = 0; i < texts.count(); i++) {
            deliveries[i] = made.article(i, Instant.EPOCH);
            articles[i] = enriched(enricher, deliveries[i]);
            writtenDeliveries[i] = raw.serializer().serialize(Topics.RAW, deliveries[i]);
            writtenArticles[i] = enriched.serializer().serialize(Topics.ENRICHED, articles[i]);
        }
    }

    private static EnrichedArticle enriched(Enricher enricher, RawArticle article) {
        if (enricher.enrich(new Outcome.Original(article, article.getId(), null)) instanceof Outcome.Enriched made) {
            return made.article();
        }
        throw new IllegalStateException("article " + article.getId() + " cannot be tagged");
    }

    /** Writes a delivery. */
    @Benchmark
    public byte[] writeRaw(Texts texts, Texts.Read read) {
        return raw.serializer().serialize(Topics.RAW, deliveries[read.next(texts)]);
    }

    /** Reads a delivery. */
    @Benchmark
    public RawArticle readRaw(Texts texts, Texts.Read read) {
        return raw.deserializer().deserialize(Topics.RAW, writtenDeliveries[read.next(texts)]);
    }

    /** Writes an enriched article with its mentions. */
    @Benchmark
    public byte[] writeEnriched(Texts texts, Texts.Read read) {
        return enriched.serializer().serialize(Topics.ENRICHED, articles[read.next(texts)]);
    }

    /** Reads an enriched article with its mentions. */
    @Benchmark
    public EnrichedArticle readEnriched(Texts texts, Texts.Read read) {
        return enriched.deserializer().deserialize(Topics.ENRICHED, writtenArticles[read.next(texts)]);
    }
}
