package io.copytaster.bench.peers;

import io.copytaster.bench.FindingCopies;
import io.copytaster.bench.peers.Articles.Read;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Articles looked up in a second by one thread among all those of the corpus, each held once. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class CopiesBesidePeers {
    /** This program's. */
    @State(Scope.Benchmark)
    public static class Own {
        private final FindingCopies copies = new FindingCopies();

        /** Fills the index. */
        @Setup
        public void prepare(Articles articles) throws IOException {
            copies.corpus = articles.corpus;
            copies.retained = articles.all().size();
            copies.prepare();
        }
    }

    /** Lucene's. */
    @State(Scope.Benchmark)
    public static class MinHash {
        private MinHashIndex index;

        /** Fills the index. */
        @Setup
        public void prepare(Articles articles) throws IOException {
            index = new MinHashIndex(
                    () -> articles.all().stream().map(Articles::whole).iterator());
        }
    }

    /** The tutorial's. */
    @State(Scope.Benchmark)
    public static class Tutorial {
        private static final long APART_MS = 1000;
        private SeenIds ids;
        private long timeMs;

        /** Remembers every article. */
        @Setup
        public void prepare(Articles articles) throws IOException {
            ids = new SeenIds();
            articles.all().forEach(a -> seen(a.text()));
        }

        boolean seen(String text) {
            timeMs += APART_MS;
            return ids.seen(text, timeMs);
        }

        /** Closes the store. */
        @TearDown
        public void close() {
            ids.close();
        }
    }

    /** The sketch, the look-up, and the comparison with all that it finds. */
    @Benchmark
    public int copytaster(Articles articles, Own own, Read read) {
        return own.copies.alike(articles.next(read));
    }

    /** The hashes and the look-up, with no comparison. */
    @Benchmark
    public int[] lucene(Articles articles, MinHash minHash, Read read) throws IOException {
        return minHash.index.find(Articles.whole(articles.next(read)));
    }

    /** Exact copies alone. */
    @Benchmark
    public boolean windowStore(Articles articles, Tutorial tutorial, Read read) {
        return tutorial.seen(articles.next(read).text());
    }
}
