package io.copytaster.app;

import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.lexicon.Entry;
import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.LexiconDiff;
import io.copytaster.enrich.lexicon.LexiconTables;
import io.copytaster.enrich.lexicon.topic.LexiconTopic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks lexicons, compares them, and publishes them to the instances that tag. */
@Command(
        name = "lexicon",
        description = "Checks a lexicon, says how two differ, or publishes one.",
        mixinStandardHelpOptions = true,
        subcommands = {LexiconCommand.Check.class, LexiconCommand.Diff.class, LexiconCommand.Publish.class})
final class LexiconCommand {
    @Command(
            name = "check",
            description = "Reads a lexicon and says what it holds, or each line that is wrong.",
            mixinStandardHelpOptions = true)
    static final class Check implements Runnable {
        @Spec
        CommandSpec spec;

        @Parameters(
                arity = "0..1",
                paramLabel = "DIR",
                description = "Folder of *.tsv files; the bundled lexicon if none is given.")
        Path folder;

        @Override
        public void run() {
            Lexicon lexicon = EnrichStage.lexicon(folder);
            Map<EntryType, Integer> counts = new EnumMap<>(EntryType.class);
            int names = 0;
            for (Entry entry : lexicon.entries().values()) {
                counts.merge(entry.type(), 1, Integer::sum);
                names += entry.names().size();
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(lexicon.version() + ": " + lexicon.entries().size() + " entries, " + names + " names");
            counts.forEach((type, count) -> out.printf("%-28s %5d%n", type, count));
            out.flush();
        }
    }

    @Command(
            name = "diff",
            description = "Says what a lexicon has otherwise than another: + new, - gone, ~ changed.",
            mixinStandardHelpOptions = true)
    static final class Diff implements Runnable {
        @Spec
        CommandSpec spec;

        @Parameters(
                arity = "1..2",
                paramLabel = "DIR",
                description =
                        "Two folders of *.tsv files, the older one first; one is compared with the bundled lexicon.")
        Path[] folders;

        @Override
        public void run() {
            Lexicon before = EnrichStage.lexicon(folders.length == 2 ? folders[0] : null);
            Lexicon after = EnrichStage.lexicon(folders[folders.length - 1]);
            PrintWriter out = spec.commandLine().getOut();
            out.println(before.version() + " -> " + after.version());
            LexiconDiff.between(before, after).forEach(out::println);
            out.flush();
        }
    }

    @Command(
            name = "publish",
            description = "Checks a lexicon and publishes it: every instance that tags takes it, now and at each start."
                    + " One that is wrong is refused, and the one in use stays.",
            mixinStandardHelpOptions = true)
    static final class Publish implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @ArgGroup(multiplicity = "1")
        Choice choice;

        static final class Choice {
            @Parameters(paramLabel = "DIR", description = "Folder of *.tsv files.")
            Path folder;

            @Option(names = "--bundled", description = "Go back to the lexicon that ships with the program.")
            boolean bundled;
        }

        @Override
        public void run() {
            var brokers = cluster.brokersRequired();
            LexiconTables tables = choice.bundled ? null : LexiconTables.in(choice.folder);
            Lexicon lexicon = tables == null ? Lexicon.bundledChecked() : Lexicon.of(tables);
            LexiconTopic.publish(brokers.kafka(), tables);
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "published " + lexicon.version() + ": " + lexicon.entries().size() + " entries");
            out.flush();
        }
    }
}
