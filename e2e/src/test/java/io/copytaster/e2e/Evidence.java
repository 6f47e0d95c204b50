package io.copytaster.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a failure in a cluster of processes is understood by: who held what, and what each process said last. */
final class Evidence {
    /** Option of a JVM that has it say what happens in a cluster, not only what fails. */
    static final String TELL = "-Dlogback.configurationFile=logback-told.xml";

    private static final int LAST_LINES = 40;

    private Evidence() {}

    /** Prints it while the brokers are still there; all that the processes said stays in the folder. */
    static void print(Path folder, Replicas replicas, PrintStream to) throws InterruptedException {
        to.println("partitions at the time of the failure:");
        replicas.describe().forEach(to::println);
        try {
            for (Path said : said(folder)) {
                List<String> lines = Files.readString(said).lines().toList();
                to.printf("%s, the last of %d lines:%n", said, lines.size());
                lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).forEach(to::println);
            }
        } catch (IOException e) {
            to.println("what the processes said cannot be read: " + e);
        }
    }

    private static List<Path> said(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".err"))
                    .sorted()
                    .toList();
        }
    }
}
