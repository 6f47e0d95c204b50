package io.copytaster.app.replay;

import io.copytaster.app.broker.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of whoever fills a generation. */
final class WorkOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "With --generation: keep the state stores in this folder; else in one that goes with the run.")
    Path data;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "With --generation: stream threads (${DEFAULT-VALUE}).")
    int threads;

    /** Checks, without making anything, that the folder can be used, if it holds anything yet. */
    void check() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1: " + threads);
        }
        if (data != null && !Files.notExists(data) && !isEmpty(data)) {
            DataFolder.open(data).close();
        }
    }

    private static boolean isEmpty(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false; // to open it says why
        }
    }

    DataFolder folder() {
        return data == null ? DataFolder.temporary() : DataFolder.open(data);
    }
}
