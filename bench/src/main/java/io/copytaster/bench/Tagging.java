package io.copytaster.bench;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Articles tagged in a second by one thread with the bundled lexicon, and, as {@code megabytes}, how much text that is. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-Xmn300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class Tagging {
    private final Tagger tagger = new Tagger(Lexicon.bundled());

    /** Tags one article after the other, links between actors and weapons included. */
    @Benchmark
    public Tagged tag(Texts texts, Texts.Read read) {
        Article article = texts.at(read.next(texts));
        return tagger.read(article.title(), article.text(), "en");
    }
}
