package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.SinkKind;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many records the index has still to take in. Nobody waits for the answer: it is a few seconds old. */
public final class IndexBacklog implements LongSupplier, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexBacklog.class);
    private static final long OLDEST_NANOS = Duration.ofSeconds(3).toNanos();

    private final Cluster cluster;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - OLDEST_NANOS);
    private final ExecutorService looker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "index-backlog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long behind;
    private Stages stages;

    /** Of the live pipeline's index on a cluster. */
    public IndexBacklog(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public long getAsLong() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (now - last >= OLDEST_NANOS && lookedAt.compareAndSet(last, now)) {
            try {
                looker.execute(this::look);
            } catch (RejectedExecutionException e) {
                return behind; // it is being closed
            }
        }
        return behind;
    }

    @Override
    public void close() {
        looker.execute(() -> {
            if (stages != null) {
                stages.close();
            }
        });
        looker.shutdown();
        try {
            if (!looker.awaitTermination(5, TimeUnit.SECONDS)) {
                looker.shutdownNow();
            }
        } catch (InterruptedException e) {
            looker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (stages == null) {
                stages = new Stages(cluster);
            }
            behind = stages.stage(SinkKind.SEARCH).behind();
        } catch (RuntimeException e) {
            log.warn("event=index-backlog-unknown error=\"{}\"", e.getMessage());
        }
    }
}
