package io.copytaster.app.stage;

import io.copytaster.ingest.source.poll.PollInput;
import io.copytaster.ingest.source.poll.SourceStates;
import io.copytaster.ingest.source.poll.SourcesFile;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** The option that names a file of sources. */
public final class SourcesOption {
    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description = "Ask the feeds and pages that this YAML file describes, again and again until stopped.")
    Path file;

    /** Whether a file was named. */
    public boolean isGiven() {
        return file != null;
    }

    /**
     * What the file describes, or null if none was named.
     *
     * @throws io.copytaster.ingest.source.IngestException if something in it is wrong
     */
    public SourcesFile read() {
        return file == null ? null : SourcesFile.read(file);
    }

    /**
     * The sources as an input.
     *
     * @param once whether to ask each once, and end
     */
    public PollInput input(SourcesFile described, SourceStates states, boolean once) {
        return new PollInput(file.toString(), described, states, once, InstantSource.system());
    }
}
