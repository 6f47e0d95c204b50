package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.AddressGuard;
import io.copytaster.ingest.source.web.Fetch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Requests under way, on threads of their own. For one thread to start and to collect. */
final class Requests {
    private static final int MOST = 16;
    /** Pages must leave some for the sources. */
    private static final int MOST_PAGES = 8;

    private final Fetch fetch;
    private final Robots robots;
    private final PageReader pageReader;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST, Requests::thread);
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private int underWay;
    private int pages;

    Requests(Fetch fetch, Robots robots, PageReader pageReader) {
        this.fetch = fetch;
        this.robots = robots;
        this.pageReader = pageReader;
    }

    boolean isIdle() {
        return underWay == 0;
    }

    boolean hasRoom() {
        return underWay < MOST;
    }

    boolean hasRoomForPage() {
        return hasRoom() && pages < MOST_PAGES;
    }

    void start(FeedSource source, SourceState state) {
        underWay++;
        threads.execute(() -> outcomes.add(ask(source, state)));
    }

    void start(Teaser teaser) {
        underWay++;
        pages++;
        threads.execute(() -> outcomes.add(pageReader.read(teaser)));
    }

    /** Takes what became of a page without asking for it. */
    void give(Outcome.OfPage outcome) {
        underWay++;
        pages++;
        outcomes.add(outcome);
    }

    /** What has come; waits for the first, so long at most. */
    List<Outcome> collect(Duration wait) throws InterruptedException {
        var collected = new ArrayList<Outcome>();
        Outcome first = outcomes.poll(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        if (first != null) {
            collected.add(first);
            outcomes.drainTo(collected);
        }
        underWay -= collected.size();
        pages -= (int) collected.stream()
                .filter(outcome -> outcome instanceof Outcome.OfPage)
                .count();
        return collected;
    }

    void close() {
        threads.shutdownNow();
    }

    private Outcome ask(FeedSource source, SourceState state) {
        var conditions = new HashMap<String, String>();
        if (state.etag() != null) {
            conditions.put("If-None-Match", state.etag());
        }
        if (state.lastModified() != null) {
            conditions.put("If-Modified-Since", state.lastModified());
        }
        var guard = AddressGuard.of(source.allowPrivate());
        try {
            if (source.page()) {
                robots.check(source.address(), guard);
            }
            return new Outcome.OfSource(source, fetch.get(source.address(), conditions, guard), null);
        } catch (IngestException e) {
            return new Outcome.OfSource(source, null, e);
        } catch (RuntimeException e) {
            String problem = "could not be asked: " + e;
            return new Outcome.OfSource(
                    source, null, new IngestException(source.address().toString(), problem, e));
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "poll");
        thread.setDaemon(true);
        return thread;
    }
}
