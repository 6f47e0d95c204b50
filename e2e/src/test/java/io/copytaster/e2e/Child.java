package io.copytaster.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, as its script starts it; ended with the test. */
public final class Child implements AutoCloseable {
    private static final String METRICS = "metrics: ";

    private final Process process;
    private final Path err;

    private Child(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** Starts a command of copytaster whose messages go to a file in a folder. */
    public static Child start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of("-Xmx512m"), "io.copytaster.app.Copytaster", arguments);
    }

    /** Starts any class of this test's own jars, with options of the JVM, whose messages go to a file in a folder. */
    static Child start(Path folder, List<String> options, String mainClass, String... arguments) throws IOException {
        Path err = Files.createTempFile(folder, arguments[0].replaceAll(".*/", ""), ".err");
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        return new Child(process, err);
    }

    /** Starts any program, all of whose output goes to a file in a folder. */
    static Child start(Path folder, ProcessBuilder command) throws IOException {
        Path said = Files.createTempFile(folder, "program", ".out");
        return new Child(
                command.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
    }

    /** What it said so far. */
    public String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Address of its metrics; null if it has not said it yet. */
    String metrics() throws IOException {
        return err().lines()
                .filter(line -> line.startsWith(METRICS))
                .map(line -> line.substring(METRICS.length()))
                .findFirst()
                .orElse(null);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it reads as standard input. */
    public OutputStream in() {
        return process.getOutputStream();
    }

    /** Waits for its end by itself; gives the exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, as Ctrl-C and a service manager do; gives the exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stands it still, as a long collection of garbage or a machine that swaps does. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** From now on no file that it writes may grow beyond so many bytes. */
    void limitFiles(int bytes) throws IOException, InterruptedException {
        execute("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes);
    }

    private void signal(String signal) throws IOException, InterruptedException {
        execute("kill", signal, Long.toString(process.pid()));
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
