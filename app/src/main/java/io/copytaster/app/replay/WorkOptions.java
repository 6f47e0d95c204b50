package io.copytaster.app.replay;

import io.copytaster.app.broker.DataFolder;
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

    DataFolder folder() {
        return data == null ? DataFolder.temporary() : DataFolder.open(data);
    }
}
