package io.copytaster.bench.search;

import io.copytaster.bench.Corpus;
import io.copytaster.bench.Latencies;
import io.copytaster.bench.pipeline.Feeder;
import io.copytaster.bench.pipeline.VariedArticles;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures searches over HTTP, with facets, histogram and highlights, while articles come in: starts the program on a
 * corpus, waits until it is in the index, and asks one search after the other, first as JSON, then as the page itself.
 */
@Command(name = "search", description = "Measures searches over HTTP while articles come in.")
public final class SearchBenchmark implements Callable<Integer> {
    private static final double MOST_MEDIAN_MILLIS = 50;
    private static final double MOST_99TH_MILLIS = 200;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    @Spec
    CommandSpec spec;

    @Option(names = "--corpus", required = true, description = "JSON lines {id, title, text}, gzipped or not.")
    String corpus;

    @Option(names = "--copytaster", defaultValue = "./copytaster", description = "The program (${DEFAULT-VALUE}).")
    String script;

    @Option(names = "--queries", defaultValue = "1000", description = "How many of each kind (${DEFAULT-VALUE}).")
    int queries;

    @Option(names = "--warm-up", defaultValue = "300", description = "How many before them (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--rate", defaultValue = "200", description = "Articles a second that come in (${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--seed", defaultValue = "7", description = "Other searches for another one (${DEFAULT-VALUE}).")
    long seed;

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SearchBenchmark()).execute(args));
    }

    /** 1 if the searches take longer than they should. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        List<Corpus.Article> originals = Corpus.read(corpus);
        var articles = new VariedArticles(originals, BEGAN);
        try (Page page = Page.start(script, corpus)) {
            long held = page.awaitFilled();
            Queries some = Queries.about(page, held, seed);
            console.println(held + " articles in the index; " + rate + " a second come in while it is asked");
            // Those of the first round are the corpus itself, and would come in as copies.
            try (var feeder = new Feeder(page::take, articles, originals.size(), rate)) {
                measure(page, "?", some, warmUp);
                boolean quick = report(console, "JSON", measure(page, "api/search?facets=1&limit=20&", some, queries));
                quick &= report(console, "page", measure(page, "?", some, queries));
                console.println(feeder.sent() + " articles were sent, "
                        + (page.json("health").path("articles").asLong() - held) + " more in the index");
                console.flush();
                return quick ? 0 : 1;
            }
        }
    }

    private static Latencies measure(Page page, String path, Queries some, int count)
            throws IOException, InterruptedException {
        var taken = new Latencies();
        for (String query : some.some(count)) {
            long begin = System.nanoTime();
            page.get(path + query);
            taken.add(query, System.nanoTime() - begin);
        }
        return taken;
    }

    private static boolean report(PrintWriter console, String what, Latencies taken) {
        console.println(what + ": " + taken.count() + " queries: " + taken);
        console.print(taken.slowest(10));
        console.flush();
        return taken.millis(0.5) < MOST_MEDIAN_MILLIS && taken.millis(0.99) < MOST_99TH_MILLIS;
    }
}
