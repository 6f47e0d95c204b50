package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        var articles = new VariedArticles(Corpus.read(corpus), Instant.now());
        int count = Math.toIntExact(length.toSeconds() * rate);
        try (var bed = Bed.make(new Scale(Scale.PARTITIONS, 1, window));
                var running = Running.start(stage, bed, count);
                var outlet = bed.outlet();
                var feeder = new Feeder(outlet::send, articles, 0, rate)) {
            console.println("| minute | articles sent | through | heap in use after a collection, MB |"
                    + " resident without mapped files, MB | CPU s per 1,000 |");
            console.println("|---|---|---|---|---|---|");
            console.flush();
            long began = System.nanoTime();
            for (int minute = 1; minute <= length.toMinutes(); minute++) {
                Usage before = Usage.now();
                int sent = feeder.sent();
                TimeUnit.NANOSECONDS.sleep(began + minute * ROW.toNanos() - System.nanoTime());
                double cpuSeconds = Usage.now().since(before).cpuNanos() / 1e9;
                console.print(row(minute, feeder.sent(), running, cpuSeconds / (feeder.sent() - sent) * 1e3));
                console.flush();
            }
        }
        return 0;
    }

    private static String row(int minute, int sent, Running running, double cpuSeconds) {
        return String.format(
                Locale.ROOT,
                "| %d | %,d | %,d | %,d | %,d | %.2f |%n",
                minute,
                sent,
                running.settled().getAsLong(),
                Usage.liveHeapMegabytes(),
                Usage.anonymousMegabytes(),
                cpuSeconds);
    }
}
