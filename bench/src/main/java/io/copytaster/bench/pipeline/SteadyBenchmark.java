package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import io.copytaster.ingest.outlet.KafkaOutlet;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lets articles come at an even rate for long, and tells each minute what memory it takes: with a window much shorter than
 * the run it must stay as it is from the end of the first window on. Broker and registry are in the same JVM.
 */
@Command(name = "steady", description = "Tells what memory the pipeline takes while articles come in for long.")
public final class SteadyBenchmark implements Callable<Integer> {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration ROW = Duration.ofMinutes(1);

    @Spec
    CommandSpec spec;

    @Option(names = "--corpus", required = true, description = "JSON lines {title, text}, gzipped or not.")
    String corpus;

    @Option(names = "--for", defaultValue = "PT1H", description = "How long (${DEFAULT-VALUE}).")
    Duration length;

    @Option(names = "--window", defaultValue = "PT10M", description = "How long articles are kept (${DEFAULT-VALUE}).")
    Duration window;

    @Option(names = "--rate", defaultValue = "500", description = "Articles a second (${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--stage", defaultValue = "SEARCH", description = "TAG or SEARCH (${DEFAULT-VALUE}).")
    Stage stage;

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SteadyBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        var articles = new VariedArticles(Corpus.read(corpus), Instant.now());
        int count = Math.toIntExact(length.toSeconds() * rate);
        try (var bed = Bed.make(new Scale(Scale.PARTITIONS, 1, window));
                var running = Running.start(stage, bed, count);
                var outlet = bed.outlet()) {
            console.println("| minute | articles sent | through | heap in use after a collection, MB |"
                    + " resident without mapped files, MB | CPU s per 1,000 |");
            console.println("|---|---|---|---|---|---|");
            feed(articles, count, outlet, running, console);
        }
        return 0;
    }

    private void feed(VariedArticles articles, int count, KafkaOutlet outlet, Running running, PrintWriter console) {
        var clock = InstantSource.system();
        long began = System.nanoTime();
        long minute = 1;
        Usage before = Usage.now();
        for (int sent = 0; sent < count; ) {
            long elapsed = System.nanoTime() - began;
            for (long due = Math.min(count, (long) (elapsed / 1e9 * rate)); sent < due; sent++) {
                outlet.send(articles.article(sent, clock.instant()));
            }
            if (elapsed >= minute * ROW.toNanos()) {
                Usage now = Usage.now();
                double cpuSeconds = now.since(before).cpuNanos() / 1e9;
                long through = running.settled().getAsLong();
                console.printf(
                        Locale.ROOT,
                        "| %d | %,d | %,d | %,d | %,d | %.2f |%n",
                        minute,
                        sent,
                        through,
                        Usage.liveHeapMegabytes(),
                        Usage.anonymousMegabytes(),
                        cpuSeconds / (rate * ROW.toSeconds() / 1e3));
                console.flush();
                before = now;
                minute++;
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }
}
