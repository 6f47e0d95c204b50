package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import io.copytaster.bench.ServiceJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the pipeline stage by stage, in one go and with the same articles, partitions, broker, guarantee and producer
 * settings: first a topology that only copies, which is the limit. Each stage has a JVM of its own.
 */
@Command(name = "pipeline", description = "Measures the pipeline beside a topology that only copies.")
public final class PipelineBenchmark implements Callable<Integer> {
    private static final String RESULT = "result ";
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    @Spec
    CommandSpec spec;

    @Option(names = "--corpus", required = true, description = "JSON lines {title, text}, gzipped or not.")
    String corpus;

    @Option(names = "--articles", defaultValue = "200000", description = "How many (${DEFAULT-VALUE}).")
    int articles;

    @Option(names = "--stage", description = "One of ${COMPLETION-CANDIDATES}; repeatable; all if none is named.")
    List<Stage> stages = new ArrayList<>();

    @Option(names = "--partitions", defaultValue = "4", description = "Of each topic (${DEFAULT-VALUE}).")
    int partitions;

    @Option(names = "--instances", defaultValue = "1", description = "Of the topology (${DEFAULT-VALUE}).")
    int instances;

    @Option(names = "--latency-seconds", defaultValue = "30", description = "How long to measure latency; 0: not.")
    int latencySeconds;

    @Option(names = "--out", description = "Folder to write pipeline.md and pipeline.svg into.")
    Path out;

    @Option(names = "--in-this-process", hidden = true)
    Stage own;

    @Option(names = "--latency-at", hidden = true)
    int latencyAt;

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new PipelineBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        if (own != null || latencyAt > 0) {
            var scale = Scale.of(partitions, instances);
            var varied = new VariedArticles(Corpus.read(corpus), BEGAN);
            console.println(RESULT
                    + (own != null
                            ? StageRun.of(own, varied, articles, scale).line()
                            : LatencyRun.of(varied, latencyAt, Duration.ofSeconds(latencySeconds), scale)));
            console.flush();
            return 0;
        }
        var results = new ArrayList<Result>();
        var text = new StringBuilder(Result.tableHead());
        console.print(text);
        for (Stage stage : stages.isEmpty() ? EnumSet.allOf(Stage.class) : EnumSet.copyOf(stages)) {
            Result result = Result.parse(child("--in-this-process", stage.name()));
            Result limit = results.isEmpty() || results.get(0).stage() != Stage.COPY ? null : results.get(0);
            String row = result.row(limit);
            console.print(row);
            console.flush();
            text.append(row);
            results.add(result);
        }
        results.stream()
                .filter(r -> r.stage() == Stage.TAG && latencySeconds > 0)
                .forEach(r -> {
                    String latency = System.lineSeparator() + latencyAtHalf(r) + System.lineSeparator();
                    console.print(latency);
                    text.append(latency);
                });
        console.flush();
        if (out != null) {
            Files.createDirectories(out);
            Files.writeString(out.resolve("pipeline.md"), text);
            Files.writeString(out.resolve("pipeline.svg"), Chart.of(results));
        }
        return 0;
    }

    private String latencyAtHalf(Result pipeline) {
        int perSecond = Math.max(1, (int) (pipeline.settledRate() / 2));
        try {
            return child(
                    "--latency-at", String.valueOf(perSecond), "--latency-seconds", String.valueOf(latencySeconds));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a measurement in a JVM of its own; tells what it printed as its result. */
    private String child(String... what) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--corpus", corpus, "--articles", String.valueOf(articles)));
        arguments.addAll(List.of("--partitions", String.valueOf(partitions)));
        arguments.addAll(List.of("--instances", String.valueOf(instances)));
        arguments.addAll(Arrays.asList(what));
        Process child = ServiceJvm.of(PipelineBenchmark.class, arguments).start();
        String result = null;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                result = line.startsWith(RESULT) ? line.substring(RESULT.length()) : result;
            }
        }
        if (child.waitFor() != 0 || result == null) {
            throw new IllegalStateException("a measurement failed: " + String.join(" ", what));
        }
        return result;
    }
}
