package io.copytaster.app.stage;

import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.poll.PollInput;
import io.copytaster.ingest.source.watch.FolderSource;
import io.copytaster.ingest.source.watch.WatchInput;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name sources which go on: they are read until the program is stopped. */
public final class SourcesOption {
    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description =
                    "Read the feeds, pages, folders and push sources that this YAML file describes, until stopped.")
    Path file;

    @Option(
            names = "--watch",
            paramLabel = "DIR",
            description = "Read the files that lie in this folder and those that are dropped there, until stopped;"
                    + " repeatable.")
    List<Path> folders = new ArrayList<>();

    /** Whether a source was named. */
    public boolean isGiven() {
        return file != null || !folders.isEmpty();
    }

    /**
     * The sources that are named.
     *
     * @throws io.copytaster.ingest.source.IngestException if something in the file is wrong
     */
    public SourcesFile read() {
        SourcesFile described = file == null ? SourcesFile.NONE : SourcesFile.read(file);
        return described.and(folders.stream().map(FolderSource::of).toList(), List.of());
    }

    /**
     * The sources as inputs.
     *
     * @param once whether to ask each once, and end
     */
    public List<Input> inputs(SourcesFile described, SourceStates states, boolean once) {
        var inputs = new ArrayList<Input>();
        InstantSource clock = InstantSource.system();
        if (!described.feeds().isEmpty()) {
            inputs.add(new PollInput(file.toString(), described, states, once, clock));
        }
        described.folders().forEach(folder -> inputs.add(new WatchInput(folder, once, clock)));
        return inputs;
    }
}
