package io.copytaster.bench.peers;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.bench.peers.Articles.Read;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.uima.UIMAException;
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

/** Articles tagged in a second by one thread, and how much text that is. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 5)
public class TaggingBesidePeers {
    /** This program's tagger. */
    @State(Scope.Benchmark)
    public static class Own {
        private Tagger tagger;

        /** Reads the bundled lexicon. */
        @Setup
        public void prepare() {
            tagger = new Tagger(Lexicon.bundled());
        }
    }

    /** Baleen. */
    @State(Scope.Benchmark)
    public static class Baleen {
        private BaleenPipeline pipeline;

        /** Loads its models. */
        @Setup
        public void prepare() throws UIMAException {
            pipeline = new BaleenPipeline();
        }
    }

    /** OpenNLP's name finder. */
    @State(Scope.Benchmark)
    public static class OpenNlp {
        private NameFinder finder;

        /** Trains it. */
        @Setup
        public void prepare(Articles articles) throws IOException {
            finder = NameFinder.trainedOn(articles.all());
        }
    }

    /** Mentions, and links between actors and weapons. */
    @Benchmark
    public Tagged copytaster(Articles articles, Own own, Read read) {
        Article article = articles.next(read);
        return own.tagger.read(article.title(), article.text(), "en");
    }

    /** Entities. */
    @Benchmark
    public List<String> baleen(Articles articles, Baleen baleen, Read read) throws UIMAException {
        return baleen.pipeline.tag(Articles.whole(articles.next(read)));
    }

    /** Names. */
    @Benchmark
    public List<String> openNlp(Articles articles, OpenNlp openNlp, Read read) {
        return openNlp.finder.tag(Articles.whole(articles.next(read)));
    }
}
