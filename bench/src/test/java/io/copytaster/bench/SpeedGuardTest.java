package io.copytaster.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.clean.TextCleaner;
import io.copytaster.enrich.dedup.Sketch;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Guards the hot path against a clear loss. How fast a machine is says nothing here: each part is held against counting the
 * words of the same texts with the JDK's own classes, in turn with it, each at its best, and may take no more than so many times as long.
 */
@DisplayName("Beside counting the words of the same texts")
class SpeedGuardTest {
    private static final int ROUNDS = 120;
    private static final int READINGS = 8;

    private static List<Corpus.Article> articles;

    /** Keeps the JVM from leaving out what is measured. */
    private static final AtomicInteger SUM = new AtomicInteger();

    @BeforeAll
    static void read() throws IOException {
        articles = Corpus.read(Corpus.BUNDLED);
    }

    @Test
    @DisplayName("cleaning takes at most as long")
    void cleaning() {
        assertAtMost(1, "cleaning", a -> TextCleaner.clean(a.title(), a.text())
                .text()
                .length());
    }

    @Test
    @DisplayName("a sketch takes at most twice as long")
    void sketch() {
        assertAtMost(2, "a sketch", a -> Sketch.of(a.title(), a.text()).probes().length);
    }

    @Test
    @DisplayName("tagging takes at most five times as long")
    void tagging() {
        var tagger = new Tagger(Lexicon.bundled());
        assertAtMost(5, "tagging", a -> tagger.read(a.title(), a.text(), "en")
                .mentions()
                .size());
    }

    private static void assertAtMost(double bound, String what, ToIntFunction<Corpus.Article> work) {
        long least = Long.MAX_VALUE;
        long leastCounting = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            least = Math.min(least, nanos(work));
            leastCounting = Math.min(leastCounting, nanos(SpeedGuardTest::countWords));
        }
        double ratio = (double) least / leastCounting;
        System.out.printf(Locale.ROOT, "%s: %.2f of counting words%n", what, ratio);
        assertTrue(ratio <= bound, what + " takes " + ratio + " times as long as counting words; at most " + bound);
    }

    private static long nanos(ToIntFunction<Corpus.Article> work) {
        long began = System.nanoTime();
        int sum = 0;
        for (int i = 0; i < READINGS; i++) {
            for (Corpus.Article article : articles) {
                sum += work.applyAsInt(article);
            }
        }
        SUM.addAndGet(sum);
        return System.nanoTime() - began;
    }

    private static int countWords(Corpus.Article article) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : article.text().split("\\P{L}+", -1)) {
            counts.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return counts.size();
    }
}
