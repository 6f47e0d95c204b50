package io.copytaster.bench;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.enrich.clean.CleanText;
import io.copytaster.enrich.clean.TextCleaner;
import io.copytaster.enrich.language.LanguageDetector;
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

/** Articles cleaned, or whose language is told, in a second by one thread, and, as {@code megabytes}, how much text that is. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-Xmn300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class Cleaning {
    private final LanguageDetector detector = new LanguageDetector();

    /** Takes away what is not the article's own. */
    @Benchmark
    public CleanText clean(Texts texts, Texts.Read read) {
        Article article = texts.at(read.next(texts));
        return TextCleaner.clean(article.title(), article.text());
    }

    /** Tells the language of a text that comes without one. */
    @Benchmark
    public String language(Texts texts, Texts.Read read) {
        return detector.detect(texts.at(read.next(texts)).text(), null);
    }
}
