package io.copytaster.app;

import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.RunningSink;
import io.copytaster.app.stage.SearchStage;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.sink.search.SearchIndex;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One sink alone. */
@Command(name = "sink", description = "Runs one sink until it is stopped.", mixinStandardHelpOptions = true)
final class SinkCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(paramLabel = "KIND", description = "search or files.")
    SinkKind kind;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the files sink.")
    Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the search index in this folder; else in one that goes with the run.")
    Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the search page; 0 for any free one.")
    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Where the search page listens.")
    String host;

    @Override
    public Integer call() throws InterruptedException {
        var from = cluster.required();
        from.requireRegistry();
        if (kind == SinkKind.FILES && out == null) {
            throw new IllegalArgumentException("sink files needs a folder to write to: add --out DIR");
        }
        try (var stop = StopSignal.listen()) {
            if (kind == SinkKind.FILES) {
                try (var sink = RunningSink.files(out, from)) {
                    await(sink, stop);
                }
            } else {
                try (var folder = data == null ? DataFolder.temporary() : DataFolder.open(data);
                        var index = SearchIndex.open(folder.search());
                        var page = SearchStage.page(index, host, port);
                        var sink = RunningSink.start(SinkKind.SEARCH, index, from)) {
                    PrintWriter err = spec.commandLine().getErr();
                    err.println("search page: " + page.address());
                    err.flush();
                    await(sink, stop);
                }
            }
        }
        return 0;
    }

    private static void await(RunningSink sink, StopSignal stop) throws InterruptedException {
        while (!stop.latch().await(200, TimeUnit.MILLISECONDS)) {
            if (sink.ended().isCompletedExceptionally()) {
                throw new StartException("sink " + sink.kind().label() + " has failed: see the log");
            }
        }
    }
}
