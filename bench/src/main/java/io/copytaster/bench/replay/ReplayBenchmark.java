package io.copytaster.bench.replay;

import io.copytaster.bench.Corpus;
import io.copytaster.bench.ServiceJvm;
import io.copytaster.bench.pipeline.VariedArticles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures how long articles take that come in beside a replay: from their receipt until they can be read on
 * {@code articles.enriched}, first without one, then while deliveries are replayed into the live topics, then while a
 * generation is filled from them. Broker, registry and live topology share a JVM of their own; the replay is the program
 * as a user starts it.
 */
@Command(
        name = "replay",
        description = "Measures how long articles take that come in beside a replay.",
        mixinStandardHelpOptions = true)
public final class ReplayBenchmark implements Callable<Integer> {
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String IN_THIS_PROCESS = "--in-this-process";

    @Spec
    CommandSpec spec;

    @Option(names = "--corpus", required = true, description = "JSON lines {title, text}, gzipped or not.")
    String corpus;

    @Option(names = "--copytaster", defaultValue = "./copytaster", description = "The program (${DEFAULT-VALUE}).")
    String script;

    @Option(names = "--articles", defaultValue = "20000", description = "How many to replay (${DEFAULT-VALUE}).")
    int articles;

    @Option(names = "--rate", defaultValue = "50", description = "Articles a second that come in (${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "How long to measure without a replay (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = IN_THIS_PROCESS, hidden = true)
    boolean own;

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseWhatDoesNotFit();
        if (!own) {
            var arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
            arguments.add(IN_THIS_PROCESS);
            return ServiceJvm.of(ReplayBenchmark.class, List.copyOf(arguments))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        }
        PrintWriter console = spec.commandLine().getOut();
        var varied = new VariedArticles(Corpus.read(corpus), BEGAN);
        console.print(Beside.tableHead(rate, articles));
        console.flush();
        for (Beside row : new ReplayRun(script, varied, articles, rate).measure(Duration.ofSeconds(seconds))) {
            console.print(row.row());
        }
        console.flush();
        return 0;
    }

    private void refuseWhatDoesNotFit() {
        if (articles < 1 || rate < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--articles, --rate and --seconds must be at least 1");
        }
        if (!Files.isExecutable(Path.of(script))) {
            throw new ParameterException(
                    spec.commandLine(),
                    script + ": no such program; name it with --copytaster, or start from its folder");
        }
    }
}
