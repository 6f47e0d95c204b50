package io.copytaster.app.stage;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Generation;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.SinkLoop;
import io.copytaster.sink.SinkLoopSettings;
import io.micrometer.core.instrument.Metrics;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A sink and the loop that feeds it. */
public final class RunningSink implements AutoCloseable {
    private final SinkKind kind;
    private final String group;
    private final Generation generation;
    private final ArticleSink sink;
    private final SinkLoop loop;

    private RunningSink(SinkKind kind, String group, Generation generation, ArticleSink sink, SinkLoop loop) {
        this.kind = kind;
        this.group = group;
        this.generation = generation;
        this.sink = sink;
        this.loop = loop;
    }

    /** Starts to feed a sink from a cluster's topics, as the live pipeline's; closing this closes the sink, too. */
    public static RunningSink start(SinkKind kind, ArticleSink sink, Cluster cluster) {
        return start(kind, kind.group(), sink, cluster, Generation.LIVE);
    }

    /** Starts to feed a sink from the topics of a generation as the consumer group named. */
    public static RunningSink start(
            SinkKind kind, String group, ArticleSink sink, Cluster cluster, Generation generation) {
        var settings = kind == SinkKind.PARQUET
                ? SinkLoopSettings.rarelyFlushed(kind.label(), group)
                : SinkLoopSettings.of(kind.label(), group);
        var loop = new SinkLoop(
                settings.reading(generation), sink, cluster.serdes(), cluster.kafka(), Metrics.globalRegistry);
        loop.start();
        return new RunningSink(kind, group, generation, sink, loop);
    }

    /** What kind it is. */
    public SinkKind kind() {
        return kind;
    }

    /** Whether the target has all that its topics hold now. */
    public boolean isDone(Backlog backlog) {
        return backlog.isDone(
                group, sink.topics().stream().map(generation::topic).toList());
    }

    /** Completes when the loop has ended; exceptionally if it failed. */
    public CompletableFuture<Void> ended() {
        return loop.ended();
    }

    /** Why it does not write now, if it waits for its target. */
    public Optional<String> unready() {
        return loop.waiting().map(why -> "sink " + kind.label() + " waits: " + why);
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
