package io.copytaster.bench;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.enrich.dedup.Comparison;
import io.copytaster.enrich.dedup.Likeness;
import io.copytaster.enrich.dedup.Sketch;
import io.copytaster.enrich.dedup.SketchIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * Articles sketched, and sketched and looked up with all candidates compared, in a second by one thread, with so many
 * others retained. Those retained are the articles of the corpus over and over, each time with half of their words put in
 * the place of others, so that shingles are shared as between different stories of one desk.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class FindingCopies {
    private static final Duration GAP = Duration.ofHours(1);

    /** JSON lines, also gzipped, or {@code bundled}. */
    @Param(Corpus.BUNDLED)
    public String corpus;

    /** How many articles are retained. */
    @Param({"20000", "1000000"})
    public int retained;

    private List<Article> articles;
    private SketchIndex index;
    private Map<String, Sketch> sketches;
    private Comparison comparison;
    private int next;

    /** Fills the index. */
    @Setup
    public void prepare() throws IOException {
        articles = Corpus.read(corpus);
        index = new SketchIndex();
        sketches = new HashMap<>();
        comparison = new Comparison();
        var random = new Random(1);
        for (int i = 0; i < retained; i++) {
            Article article = articles.get(i % articles.size());
            Sketch.Probed probed =
                    Sketch.of(article.title(), i < articles.size() ? article.text() : varied(article.text(), random));
            String id = "a" + i;
            index.add(id, i, i, probed.probes());
            if (i < articles.size() || i % 20 == 0) {
                sketches.put(id, probed.sketch());
            }
        }
    }

    /** The sketch alone. */
    @Benchmark
    public Sketch sketch() {
        Article article = article();
        return Sketch.of(article.title(), article.text()).sketch();
    }

    /** The sketch, the look-up, and the comparison with all that it finds. */
    @Benchmark
    public int sketchAndLookUp() {
        return alike(article());
    }

    /** Sketches an article, looks it up, and compares it with all that it finds; tells how many of those are alike. */
    public int alike(Article article) {
        Sketch.Probed probed = Sketch.of(article.title(), article.text());
        int alike = 0;
        for (int slot : index.find(probed.probes())) {
            Sketch other = sketches.get(index.id(slot));
            Likeness likeness = other == null ? null : comparison.compare(probed.sketch(), other, GAP);
            alike += likeness == null ? 0 : 1;
        }
        return alike;
    }

    private Article article() {
        next = next + 1 == articles.size() ? 0 : next + 1;
        return articles.get(next);
    }

    private static String varied(String text, Random random) {
        var words = new ArrayList<>(List.of(text.split(" ", -1)));
        for (int i = 0; i < words.size(); i += 2) {
            words.set(i, "w" + random.nextInt(50_000));
        }
        return String.join(" ", words);
    }
}
