package io.copytaster.bench.pipeline;

import io.copytaster.schemas.RawArticle;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Sends articles at an even rate, in a thread of its own, until it is closed. */
public final class Feeder implements AutoCloseable {
    private final Consumer<RawArticle> out;
    private final VariedArticles articles;
    private final int first;
    private final int perSecond;
    private final InstantSource clock = InstantSource.system();
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "feeder");
    private volatile boolean closed;
    private volatile RuntimeException failure;

    /**
     * Begins to send.
     *
     * @param out takes the articles, on the feeder's thread
     * @param first number of the first article
     */
    public Feeder(Consumer<RawArticle> out, VariedArticles articles, int first, int perSecond) {
        this.out = out;
        this.articles = articles;
        this.first = first;
        this.perSecond = perSecond;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Articles sent so far.
     *
     * @throws IllegalStateException if it could not go on
     */
    public int sent() {
        if (failure != null) {
            throw new IllegalStateException("article " + (first + sent.get()) + " could not be sent", failure);
        }
        return sent.get();
    }

    /** Waits until so many are sent. */
    void awaitSent(int count) {
        while (sent() < count) {
            LockSupport.parkNanos(1_000_000);
        }
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
        long began = System.nanoTime();
        try {
            while (!closed) {
                long early = began + (long) (sent.get() * 1e9 / perSecond) - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                } else {
                    out.accept(articles.article(first + sent.get(), clock.instant()));
                    sent.incrementAndGet();
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
