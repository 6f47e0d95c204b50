package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What the measurements of the sinks share: articles, and the clock. */
public final class Rates {
    private static final int ROUNDS = 5;
    private static final int BATCH = 2_500;

    private Rates() {}

    /** Those of the wire; {@code -Dwire.articles} says how many if not all. */
    public static List<EnrichedArticle> articles() throws IOException {
        return Wire.articles(Integer.getInteger("wire.articles", 21_578));
    }

    /** Prints the articles a second of a way to write them, and the articles a second of the processor's time. */
    public static void measure(String what, int articles, Callable<Void> way) throws Exception {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int round = 0; round < ROUNDS; round++) {
            long before = system.getProcessCpuTime();
            double rate = rate(articles, way);
            double busy = articles * 1e9 / (system.getProcessCpuTime() - before);
            System.out.printf(
                    "%s, round %d: %,.0f articles/s, %,.0f in a second of one core%n", what, round + 1, rate, busy);
        }
    }

    /** Articles a second of two ways to do the same, in turn: prints each and what part of the second the first is. */
    public static void compare(String what, int articles, Callable<Void> ours, String other, Callable<Void> theirs)
            throws Exception {
        var rates = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            rates.add(rate(articles, ours));
            others.add(rate(articles, theirs));
        }
        rates.sort(null);
        others.sort(null);
        System.out.printf(
                "%s: %,.0f articles/s (%,.0f-%,.0f); %s: %,.0f (%,.0f-%,.0f); %.0f %%%n",
                what,
                rates.get(ROUNDS / 2),
                rates.get(0),
                rates.get(ROUNDS - 1),
                other,
                others.get(ROUNDS / 2),
                others.get(0),
                others.get(ROUNDS - 1),
                100 * rates.get(ROUNDS / 2) / others.get(ROUNDS / 2));
    }

    /**
     * Fails if the first way never, in a few rounds, reaches so large a part of the rate of the second. Where a machine
     * has other things to do, too, one round says little: the bound is for what is grossly slower.
     */
    public static void assertPart(double least, int articles, Callable<Void> ours, Callable<Void> theirs)
            throws Exception {
        var parts = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double part = rate(articles, ours) / rate(articles, theirs);
            if (part >= least) {
                return;
            }
            parts.add(part);
        }
        fail("reaches less than " + least + " of the plain client: " + parts);
    }

    /** Writes articles as the loop does, in batches, with a flush at the end. */
    public static void write(ArticleSink sink, List<EnrichedArticle> articles) {
        for (int from = 0; from < articles.size(); from += BATCH) {
            var batch = new ArrayList<SinkRecord>();
            articles.subList(from, Math.min(articles.size(), from + BATCH))
                    .forEach(article -> batch.add(new SinkRecord.Enriched(article)));
            if (!sink.write(batch).isEmpty()) {
                throw new IllegalStateException("the target did not take all");
            }
        }
        sink.flush();
    }

    private static double rate(int articles, Callable<Void> way) throws Exception {
        long begin = System.nanoTime();
        way.call();
        return articles * 1e9 / (System.nanoTime() - begin);
    }
}
