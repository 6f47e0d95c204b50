package io.copytaster.bench.peers;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs this program's parts and their peers in one go, and prints how many times as fast as each peer this program is. */
public final class PeersBenchmark {
    private static final String OWN = "copytaster";
    private static final String ROW = "| %s | %s | %s | %s | %s |%n";

    private PeersBenchmark() {}

    /** Takes the options of JMH, such as {@code -p corpus=FILE.jsonl.gz}, and a regular expression for what to run. */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        var options = new OptionsBuilder().parent(new CommandLineOptions(args));
        if (options.build().getIncludes().isEmpty()) {
            options.include("BesidePeers");
        }
        System.out.print(table(new Runner(options.shouldFailOnError(true).build()).run()));
    }

    private static String table(Collection<RunResult> results) {
        var table = new StringBuilder(String.format(
                Locale.ROOT, ROW, "what", "by", "articles/s", "MB/s", OWN + " is so many times as fast, by MB/s"));
        table.append("|---|---|--:|--:|--:|").append(System.lineSeparator());
        for (RunResult result : results) {
            String what = what(result);
            double megabytes = megabytes(result);
            String ratio = results.stream()
                    .filter(r -> what(r).equals(what) && by(r).equals(OWN))
                    .map(own -> significant(megabytes(own) / megabytes))
                    .findFirst()
                    .orElse("");
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    what,
                    by(result),
                    significant(result.getPrimaryResult().getScore()),
                    significant(megabytes),
                    ratio));
        }
        return table.toString();
    }

    /** The name of the class, without what all have in common. */
    private static String what(RunResult result) {
        String name = result.getParams().getBenchmark();
        String type = name.substring(0, name.lastIndexOf('.'));
        return type.substring(type.lastIndexOf('.') + 1).replace("BesidePeers", "");
    }

    private static String by(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static double megabytes(RunResult result) {
        Result<?> megabytes = result.getSecondaryResults().get("megabytes");
        return megabytes.getScore();
    }

    private static String significant(double number) {
        return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : number >= 1 ? "%.1f" : "%.3f", number);
    }
}
