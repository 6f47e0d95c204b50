package io.copytaster.app.stage;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.SinkLoop;
import io.copytaster.sink.SinkLoopSettings;
import io.copytaster.sink.files.JsonLinesFiles;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A sink and the loop that feeds it. */
public final class RunningSink implements AutoCloseable {
    private final SinkKind kind;
    private final ArticleSink sink;
    private final SinkLoop loop;

    private RunningSink(SinkKind kind, ArticleSink sink, SinkLoop loop) {
        this.kind = kind;
        this.sink = sink;
        this.loop = loop;
    }

    /** Starts to feed a sink from a cluster's topics; closing this closes the sink, too. */
    public static RunningSink start(SinkKind kind, ArticleSink sink, Cluster cluster) {
        var settings = SinkLoopSettings.of(kind.label(), kind.group());
        var loop = new SinkLoop(settings, sink, cluster.serdes(), cluster.kafka());
        loop.start();
        return new RunningSink(kind, sink, loop);
    }

    /** Starts the files sink in a folder. */
    public static RunningSink files(Path folder, Cluster cluster) {
        var raw = cluster.serdes().raw().deserializer();
        return start(SinkKind.FILES, JsonLinesFiles.open(folder, cluster.id(), raw), cluster);
    }

    /** What kind it is. */
    public SinkKind kind() {
        return kind;
    }

    /** Whether the target has all that its topics hold now. */
    public boolean isDone(Backlog backlog) {
        return backlog.isDone(kind.group(), sink.topics());
    }

    /** Completes when the loop has ended; exceptionally if it failed. */
    public CompletableFuture<Void> ended() {
        return loop.ended();
    }

    @Override
    public void close() {
        try {
            loop.close();
        } finally {
            sink.close();
        }
    }
}
