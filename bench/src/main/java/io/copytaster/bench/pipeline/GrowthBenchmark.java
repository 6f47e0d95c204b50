package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import io.copytaster.bench.ServiceJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tells how much longer an article takes when many are remembered: sends articles through one pipeline and times those
 * that come when few are in its state, and those that come last, each from the first sent to the last through. Another
 * pipeline runs before in the same JVM, so that both are timed in code that is compiled. Broker and registry are in the same JVM, too.
 */
@Command(
        name = "growth",
        description = "Times the pipeline when it remembers few articles, and when it remembers many.")
public final class GrowthBenchmark implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--corpus", required = true, description = "JSON lines {title, text}, gzipped or not.")
    String corpus;

    @Option(names = "--few", defaultValue = "20000", description = "Remembered at the first timing (${DEFAULT-VALUE}).")
    int few;

    @Option(names = "--many", defaultValue = "1000000", description = "And at the second (${DEFAULT-VALUE}).")
    int many;

    @Option(names = "--timed", defaultValue = "40000", description = "Articles timed at once (${DEFAULT-VALUE}).")
    int timed;

    @Option(names = "--warm-up", defaultValue = "100000", description = "Articles sent before (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--in-this-process", hidden = true)
    boolean own;

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new GrowthBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (few + timed > many) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--many must be at least --few and --timed together: " + many);
        }
        return own ? measure() : child();
    }

    private int child() throws IOException, InterruptedException {
        var arguments = List.of(
                "--in-this-process",
                "--corpus=" + corpus,
                "--few=" + few,
                "--many=" + many,
                "--timed=" + timed,
                "--warm-up=" + warmUp);
        return ServiceJvm.of(GrowthBenchmark.class, arguments)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private int measure() throws IOException {
        var varied = new VariedArticles(Corpus.read(corpus), Instant.parse("2026-01-01T00:00:00Z"));
        warmUp(varied);
        PrintWriter console = spec.commandLine().getOut();
        try (var bed = Bed.make(Scale.of(Scale.PARTITIONS, 1));
                var running = Running.start(Stage.TAG, bed, many + timed)) {
            double atFew = microseconds(running, bed, varied, 0, few);
            double atMany = microseconds(running, bed, varied, few + timed, many);
            console.printf(Locale.ROOT, "%,d remembered: %.1f microseconds an article%n", few, atFew);
            console.printf(Locale.ROOT, "%,d remembered: %.1f microseconds an article%n", many, atMany);
            console.printf(Locale.ROOT, "times as long: %.2f%n", atMany / atFew);
            console.flush();
        }
        return 0;
    }

    private void warmUp(VariedArticles varied) {
        try (var bed = Bed.make(Scale.of(Scale.PARTITIONS, 1))) {
            bed.load(varied, warmUp);
            try (var running = Running.start(Stage.TAG, bed, warmUp)) {
                running.awaitDone();
            }
        }
    }

    /** Time for each article that comes once those before are through, of which the first {@code from} are there. */
    private double microseconds(Running running, Bed bed, VariedArticles varied, int from, int remembered) {
        bed.load(varied, from, remembered);
        Running.await(() -> running.settled().getAsLong() >= remembered);
        long began = System.nanoTime();
        bed.load(varied, remembered, remembered + timed);
        Running.await(() -> running.settled().getAsLong() >= remembered + timed);
        return (System.nanoTime() - began) / 1e3 / timed;
    }
}
