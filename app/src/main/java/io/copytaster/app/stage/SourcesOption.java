package io.copytaster.app.stage;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.push.PushServer;
import io.copytaster.app.push.PushToken;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.poll.PollInput;
import io.copytaster.ingest.source.push.PushInput;
import io.copytaster.ingest.source.push.PushSource;
import io.copytaster.ingest.source.watch.FolderSource;
import io.copytaster.ingest.source.watch.WatchInput;
import java.io.PrintWriter;
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

    @Option(
            names = "--push",
            paramLabel = "PORT",
            description = "Take articles that are pushed to this port over HTTP, until stopped; 0 for any free one."
                    + " Requests must bring the token in COPYTASTER_PUSH_TOKEN, if one is set.")
    Integer port;

    @Option(
            names = "--push-host",
            paramLabel = "HOST",
            defaultValue = PushSource.HOST,
            description = "Where --push listens; any but this machine alone needs a token.")
    String host;

    /** Whether a source was named. */
    public boolean isGiven() {
        return file != null || !folders.isEmpty() || port != null;
    }

    /**
     * The sources that are named.
     *
     * @throws io.copytaster.ingest.source.IngestException if something in the file is wrong
     */
    public SourcesFile read() {
        SourcesFile described = file == null ? SourcesFile.NONE : SourcesFile.read(file);
        List<PushSource> pushes = port == null ? List.of() : List.of(new PushSource("push", host, port));
        return described.and(folders.stream().map(FolderSource::of).toList(), pushes);
    }

    /**
     * The sources as inputs.
     *
     * @param once whether to ask each once, and end
     * @param err takes the addresses that are pushed to
     * @throws io.copytaster.app.broker.StartException if a push source must not be opened like this
     */
    public List<Input> inputs(SourcesFile described, SourceStates states, boolean once, PrintWriter err) {
        var inputs = new ArrayList<Input>();
        InstantSource clock = InstantSource.system();
        if (!described.feeds().isEmpty()) {
            inputs.add(new PollInput(file.toString(), described, states, once, clock));
        }
        described.folders().forEach(folder -> inputs.add(new WatchInput(folder, once, clock)));
        described.pushes().forEach(push -> inputs.add(push(push, once, err)));
        return inputs;
    }

    private static Input push(PushSource source, boolean once, PrintWriter err) {
        if (once) {
            throw new StartException("push: goes on until it is stopped; leave out --once");
        }
        PushToken token = PushToken.ofEnvironment();
        token.check(source.host());
        return new PushInput(source, new PushServer(token, address -> {
            err.println("push: " + address);
            err.flush();
        }));
    }
}
