package io.copytaster.app;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.deadletters.DeadLettersCommand;
import io.copytaster.app.replay.ReplayCommand;
import io.copytaster.app.run.RunCommand;
import io.copytaster.enrich.lexicon.LexiconException;
import io.copytaster.ingest.outlet.OutletException;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.schemas.TrustedRecords;
import io.copytaster.sink.SinkException;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: one command a stage, and one for all of them. */
@Command(
        name = "copytaster",
        description = "Ingests news, drops duplicates, tags actors and weapons, and feeds search and storage.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {
            RunCommand.class,
            IngestCommand.class,
            EnrichCommand.class,
            SinkCommand.class,
            TagCommand.class,
            LexiconCommand.class,
            TopicsCommand.class,
            ReplayCommand.class,
            DeadLettersCommand.class
        })
public final class Copytaster {
    private static final Logger LOG = LoggerFactory.getLogger(Copytaster.class);

    /** Failures whose message is for the user; any other is the program's own. */
    private static final List<Class<? extends Exception>> EXPECTED = List.of(
            StartException.class,
            IllegalArgumentException.class,
            IngestException.class,
            OutletException.class,
            SinkException.class,
            LexiconException.class);

    private Copytaster() {}

    /** Runs a command and ends the process with its exit code: 0 done, 1 not done, 2 not understood. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The commands, for callers that run one without ending the process. */
    public static CommandLine commandLine() {
        TrustedRecords.trust();
        return new CommandLine(new Copytaster())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Copytaster::reportCommandLine)
                .setExecutionExceptionHandler(reportFailure());
    }

    /** Says in a line what is wrong with a command line; who has typed nothing yet is shown what there is. */
    private static int reportCommandLine(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        if (args.length == 0) {
            command.usage(err);
        } else {
            String name = command.getCommandSpec().qualifiedName(" ");
            err.println("copytaster: " + failure.getMessage().replaceAll("\\s*\\R\\s*", " ") + "; see ./" + name
                    + " --help");
            UnmatchedArgumentException.printSuggestions(failure, err);
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Says what is wrong in a line; where that is no fault of the user's, where the program failed, too. */
    private static IExecutionExceptionHandler reportFailure() {
        return (failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("copytaster: " + failure.getMessage());
            err.flush();
            boolean expected = EXPECTED.stream().anyMatch(type -> type.isInstance(failure));
            if (expected) {
                LOG.debug("event=command-failed", failure);
            } else {
                LOG.error("event=command-failed", failure);
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }
}
