package io.copytaster.bench.peers;

import io.copytaster.bench.Corpus;
import io.copytaster.bench.Corpus.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The articles that everything is measured on, in leaps across the whole corpus, so that one that gets through few of them in its time
 * has met the same mixture as one that gets through many.
 */
@State(Scope.Benchmark)
public class Articles {
    /** A prime, so that a corpus of another length is gone through whole. */
    private static final int LEAP = 7919;

    /** JSON lines, also gzipped, or {@code bundled}. */
    @Param(Corpus.BUNDLED)
    public String corpus;

    private List<Article> articles;
    private double[] megabytes;
    private int at;

    /** How much text has been read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        /** Titles and texts in UTF-8, in millions of bytes. */
        public double megabytes;
    }

    /** Reads the corpus. */
    @Setup
    public void prepare() throws IOException {
        articles = Corpus.read(corpus);
        megabytes = articles.stream()
                .mapToDouble(a -> whole(a).getBytes(StandardCharsets.UTF_8).length / 1e6)
                .toArray();
    }

    Article next(Read read) {
        at = (at + LEAP) % articles.size();
        read.megabytes += megabytes[at];
        return articles.get(at);
    }

    List<Article> all() {
        return articles;
    }

    /** Title and text as one, for those who know no titles. */
    static String whole(Article article) {
        return article.title() == null ? article.text() : article.title() + "\n\n" + article.text();
    }
}
