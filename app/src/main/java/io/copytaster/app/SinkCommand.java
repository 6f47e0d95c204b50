package io.copytaster.app;

import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.metrics.BrokerHealth;
import io.copytaster.app.metrics.MetricsOptions;
import io.copytaster.app.replay.ReplayLog;
import io.copytaster.app.stage.CurrentTagger;
import io.copytaster.app.stage.RunningSink;
import io.copytaster.app.stage.SearchStage;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.SinkOptions;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.app.web.PageParts;
import io.copytaster.app.web.SearchPage;
import io.copytaster.schemas.Generation;
import io.copytaster.sink.search.SearchIndex;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
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

    @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    SinkKind kind;

    @Mixin
    SinkOptions options;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Consumer group, a name of its own for each target; copytaster-sink-KIND if none is named.")
    String group;

    @Option(
            names = "--generation",
            paramLabel = "NAME",
            defaultValue = Generation.LIVE_NAME,
            description =
                    "Read the topics of this generation, which a replay made, into indices or a schema of its own;"
                            + " current: that of the last switch (${DEFAULT-VALUE}).")
    String generation;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the search index in this folder; else in one that goes with the run.")
    Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the search page; 0 for any free one.")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where the search page listens. Dead letters are sent back from it with the token in "
                    + SearchPage.TOKEN_VARIABLE
                    + ", if one is set; where others can reach it, one must be.")
    String host;

    @Mixin
    MetricsOptions metrics;

    @Override
    public Integer call() throws InterruptedException {
        var from = cluster.required();
        from.requireServers();
        options.check(Set.of(kind));
        Generation filled = ReplayLog.generation(from, generation);
        String reader = group == null ? filled.group(kind.group()) : group;
        try (var stop = StopSignal.listen()) {
            if (kind == SinkKind.SEARCH) {
                runSearch(reader, from, filled, stop);
            } else {
                try (var sink = RunningSink.start(kind, reader, options.open(kind, from, filled), from, filled)) {
                    await(sink, from, stop);
                }
            }
        }
        return 0;
    }

    private void runSearch(String reader, Cluster from, Generation filled, StopSignal stop)
            throws InterruptedException {
        try (var folder = data == null ? DataFolder.temporary() : DataFolder.open(data);
                var index = SearchIndex.open(folder.search());
                var tagger = CurrentTagger.on(from, null);
                var page = SearchStage.page(index, PageParts.on(from, () -> tagger::read, id -> false), host, port);
                var sink = RunningSink.start(SinkKind.SEARCH, reader, index, from, filled)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("search page: " + page.address());
            err.flush();
            await(sink, from, stop);
        }
    }

    private void await(RunningSink sink, Cluster from, StopSignal stop) throws InterruptedException {
        try (var health = new BrokerHealth(from, () -> dead(sink), sink::unready);
                var shown = metrics.start(health)) {
            shown.announce(spec.commandLine().getErr());
            while (!stop.latch().await(200, TimeUnit.MILLISECONDS)) {
                if (sink.ended().isCompletedExceptionally()) {
                    throw failure(sink);
                }
            }
        }
    }

    private static Optional<String> dead(RunningSink sink) {
        return sink.ended().isDone() ? Optional.of("the sink has ended: see the log") : Optional.empty();
    }

    private static StartException failure(RunningSink sink) {
        try {
            sink.ended().join();
            throw new IllegalStateException("sink " + sink.kind().label() + " has not failed");
        } catch (CompletionException e) {
            return new StartException(e.getCause().getMessage(), e.getCause());
        }
    }
}
