package io.copytaster.bench;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Articles tagged in a second by one thread with the bundled lexicon, and, as {@code megabytes}, how much text that is: titles
 * and texts in UTF-8, in millions of bytes.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-Xmn300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class Tagging {
    /** JSON lines, also gzipped, or {@code bundled}. */
    @Param(Corpus.BUNDLED)
    public String corpus;

    private Tagger tagger;
    private Article[] articles;
    private double[] megabytes;

    /** How much text has been tagged. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        /** Millions of bytes. */
        public double megabytes;

        private int next;
    }

    /** Reads the corpus and builds the tagger. */
    @Setup
    public void prepare() throws IOException {
        tagger = new Tagger(Lexicon.bundled());
        articles = Corpus.read(corpus).toArray(Article[]::new);
        megabytes = new double[articles.length];
        for (int i = 0; i < articles.length; i++) {
            Article article = articles[i];
            megabytes[i] = (bytes(article.title()) + bytes(article.text())) / 1e6;
        }
    }

    private static long bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Tags one article after the other, links between actors and weapons included, and begins again at the first. */
    @Benchmark
    public Tagged tag(Read read) {
        int at = read.next;
        read.next = at + 1 < articles.length ? at + 1 : 0;
        read.megabytes += megabytes[at];
        return tagger.read(articles[at].title(), articles[at].text(), "en");
    }
}
