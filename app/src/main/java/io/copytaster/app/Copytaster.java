package io.copytaster.app;

import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.TrustedRecords;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The program: one command a stage, and one for all of them. */
@Command(
        name = "copytaster",
        description = "Ingests news, drops duplicates, tags actors and weapons, and feeds search and storage.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {TopicsCommand.class})
public final class Copytaster {
    private static final Logger LOG = LoggerFactory.getLogger(Copytaster.class);

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
                .setExecutionExceptionHandler(reportFailure());
    }

    /** Says what is wrong in a line; where that is no fault of the user's, where the program failed, too. */
    private static IExecutionExceptionHandler reportFailure() {
        return (failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("copytaster: " + failure.getMessage());
            err.flush();
            boolean expected = failure instanceof StartException || failure instanceof IllegalArgumentException;
            if (expected) {
                LOG.debug("event=command-failed", failure);
            } else {
                LOG.error("event=command-failed", failure);
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }
}
