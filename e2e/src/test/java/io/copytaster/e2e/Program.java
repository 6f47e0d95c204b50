package io.copytaster.e2e;

import io.copytaster.app.Copytaster;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The program, run in this process as its script runs it. */
final class Program {
    /** How a command ended. */
    record Result(int exitCode, String out, String err) {}

    private Program() {}

    static Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine program = Copytaster.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        int exitCode = program.execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
