package io.copytaster.bench.search;

import io.copytaster.bench.pipeline.VariedArticles;
import io.copytaster.schemas.ArticleJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends articles at an even rate, until it is closed. */
final class Feeder implements AutoCloseable {
    private static final long TICK_NANOS = 50_000_000;

    private final OutputStream out;
    private final VariedArticles articles;
    private final int first;
    private final int perSecond;
    private final Thread thread = new Thread(this::run, "feeder");
    private volatile boolean closed;
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * Begins to send.
     *
     * @param first number of the first article
     */
    Feeder(OutputStream out, VariedArticles articles, int first, int perSecond) {
        this.out = out;
        this.articles = articles;
        this.first = first;
        this.perSecond = perSecond;
        thread.setDaemon(true);
        thread.start();
    }

    /** Articles sent so far. */
    int sent() {
        return sent.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long begin = System.nanoTime();
        try {
            while (!closed) {
                long due = (System.nanoTime() - begin) / 1_000_000 * perSecond / 1_000;
                while (sent.get() < due) {
                    var article = articles.article(first + sent.getAndIncrement(), Instant.EPOCH);
                    String line = ArticleJson.line(article) + "\n";
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
                LockSupport.parkNanos(TICK_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
