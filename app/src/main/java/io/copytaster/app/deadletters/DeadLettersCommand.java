package io.copytaster.app.deadletters;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.ClusterOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and shows dead letters, sends them back, and puts them aside. */
@Command(
        name = "dead-letters",
        description = "Lists and shows what failed, sends it back once it can be mended, or puts it aside.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DeadLettersCommand.ListLetters.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Retrying.class,
            DeadLettersCommand.Drop.class
        })
public final class DeadLettersCommand {
    @Command(
            name = "list",
            description = "Lists dead letters about which nothing was done yet, oldest first.",
            mixinStandardHelpOptions = true)
    static final class ListLetters implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Mixin
        LetterFilter filter;

        @Option(names = "--all", description = "Also those that were sent back or dropped.")
        boolean all;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
        int limit;

        @Option(
                names = "--after",
                paramLabel = "PARTITION:OFFSET",
                converter = LetterId.Converter.class,
                description = "Only those behind this one: the next page.")
        LetterId after;

        @Option(names = "--json", description = "A JSON object for each.")
        boolean json;

        @Override
        public void run() {
            if (limit < 1) {
                throw new IllegalArgumentException("--limit must be at least 1: " + limit);
            }
            Cluster on = cluster.required();
            PrintWriter out = spec.commandLine().getOut();
            var page = new ArrayList<Letter>();
            try (var admin = new ClusterAdmin(on);
                    var reader = new LetterReader(on, admin)) {
                reader.read(after, letter -> {
                    if ((all || letter.decision() == null) && filter.takes(letter)) {
                        page.add(letter);
                    }
                    return page.size() <= limit; // one more tells whether there is another page
                });
            }
            page.stream().limit(limit).forEach(l -> out.println(json ? LetterText.json(l, false) : LetterText.line(l)));
            if (!json && page.isEmpty()) {
                out.println("no such dead letters");
            }
            if (page.size() > limit) {
                spec.commandLine()
                        .getErr()
                        .println("more: --after " + page.get(limit - 1).id());
                spec.commandLine().getErr().flush();
            }
            out.flush();
        }
    }

    @Command(name = "show", description = "Shows one dead letter with what failed.", mixinStandardHelpOptions = true)
    static final class Show implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Parameters(
                paramLabel = "PARTITION:OFFSET",
                converter = LetterId.Converter.class,
                description = "As list names it.")
        LetterId id;

        @Option(names = "--json", description = "As a JSON object.")
        boolean json;

        @Option(names = "--save", paramLabel = "FILE", description = "Also write the bytes that failed into a file.")
        Path save;

        @Override
        public void run() {
            Cluster on = cluster.required();
            try (var admin = new ClusterAdmin(on);
                    var reader = new LetterReader(on, admin)) {
                Letter letter = reader.require(id);
                PrintWriter out = spec.commandLine().getOut();
                if (json) {
                    out.println(LetterText.json(letter, true));
                } else {
                    LetterText.print(letter, out);
                }
                out.flush();
                if (save != null) {
                    Files.write(
                            save,
                            letter.content().value() == null
                                    ? new byte[0]
                                    : letter.content().value());
                }
            } catch (IOException e) {
                throw new StartException(save + " cannot be written (" + e + ")", e);
            }
        }
    }

    @Command(
            name = "retry",
            description =
                    "Sends dead letters back to where they failed: into ingest, the topology, or the topic of a sink.",
            mixinStandardHelpOptions = true)
    static final class Retrying implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Mixin
        Chosen chosen;

        @Option(names = "--force", description = "Also those that were sent back " + Retry.MOST + " times or more.")
        boolean force;

        @Override
        public Integer call() {
            Cluster on = cluster.required();
            on.requireServers();
            PrintWriter out = spec.commandLine().getOut();
            int kept = 0;
            try (var admin = new ClusterAdmin(on);
                    var reader = new LetterReader(on, admin);
                    var retry = new Retry(on, admin)) {
                List<Letter> letters = chosen.from(reader);
                for (Letter letter : letters) {
                    if (letter.retries() >= Retry.MOST && !force) {
                        out.println(letter.id() + " was sent back " + letter.retries()
                                + " times already and is left; add --force to send it once more");
                        kept++;
                    } else {
                        // Marked at once: who stops in the middle sends none twice but the one at hand.
                        String done = retry.send(letter);
                        new Decisions(on).decide(letter.id(), Decision.What.RETRIED);
                        out.println(letter.id() + " " + done);
                    }
                }
                out.println((letters.size() - kept) + " sent back");
                out.flush();
            }
            return kept == 0 ? 0 : 1;
        }
    }

    @Command(
            name = "drop",
            description = "Puts dead letters aside: list does not name them any more. Their bytes stay in the topic.",
            mixinStandardHelpOptions = true)
    static final class Drop implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Mixin
        Chosen chosen;

        @Override
        public void run() {
            Cluster on = cluster.required();
            try (var admin = new ClusterAdmin(on);
                    var reader = new LetterReader(on, admin)) {
                List<Letter> letters = chosen.from(reader);
                new Decisions(on).decide(letters.stream().map(Letter::id).toList(), Decision.What.DROPPED);
                PrintWriter out = spec.commandLine().getOut();
                Map<String, Integer> stages = new TreeMap<>();
                letters.forEach(
                        letter -> stages.merge(String.valueOf(letter.content().stage()), 1, Integer::sum));
                out.println(letters.size() + " dropped " + stages);
                out.flush();
            }
        }
    }
}
