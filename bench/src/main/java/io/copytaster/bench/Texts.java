package io.copytaster.bench;

import io.copytaster.bench.Corpus.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The articles of a corpus, which a benchmark takes one after the other, again and again. */
@State(Scope.Benchmark)
public class Texts {
    /** JSON lines, also gzipped, or {@code bundled}. */
    @Param(Corpus.BUNDLED)
    public String corpus;

    private Article[] articles;
    private double[] megabytes;

    /** Where a thread stands, and how much text it has been given. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        /** Titles and texts in UTF-8, in millions of bytes. */
        public double megabytes;

        private int next;

        /** Number of the next article. */
        int next(Texts texts) {
            int at = next;
            next = at + 1 < texts.articles.length ? at + 1 : 0;
            megabytes += texts.megabytes[at];
            return at;
        }
    }

    /** Reads the corpus. */
    @Setup
    public void read() throws IOException {
        articles = Corpus.read(corpus).toArray(Article[]::new);
        megabytes = new double[articles.length];
        for (int i = 0; i < articles.length; i++) {
            megabytes[i] = (bytes(articles[i].title()) + bytes(articles[i].text())) / 1e6;
        }
    }

    int count() {
        return articles.length;
    }

    Article at(int number) {
        return articles[number];
    }

    private static long bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
