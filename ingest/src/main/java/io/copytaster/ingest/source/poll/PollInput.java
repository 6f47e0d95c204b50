package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Known;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.web.AddressGuard;
import io.copytaster.ingest.source.web.Answer;
import io.copytaster.ingest.source.web.Fetch;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Asks the sources of a file again and again, each when it is due, several hosts at a time and each host once at a time.
 * What a source showed the last time is not delivered again. State is kept after what it stands for is safe, so that after
 * a crash something comes twice rather than never.
 */
public final class PollInput implements Input {
    private static final int REQUESTS = 8;
    private static final int MAX_BODY_BYTES = 16 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String file;
    private final List<FeedSource> sources;
    private final SourceStates kept;
    private final boolean once;
    private final InstantSource clock;
    private final SourceWatch watch;
    private final Schedule schedule;
    private final Fetch fetch;
    private final Robots robots;

    /**
     * An input of what a file describes.
     *
     * @param file its name, for messages
     * @param kept where states are kept; the caller closes it
     * @param once whether to ask each source once, now, and end
     */
    public PollInput(String file, SourcesFile described, SourceStates kept, boolean once, InstantSource clock) {
        this(file, described, kept, once, clock, RandomGenerator.getDefault(), TIMEOUT);
    }

    PollInput(
            String file,
            SourcesFile described,
            SourceStates kept,
            boolean once,
            InstantSource clock,
            RandomGenerator random,
            Duration timeout) {
        this.file = file;
        this.sources = described.feeds();
        this.kept = kept;
        this.once = once;
        this.clock = clock;
        this.watch = new SourceWatch();
        this.schedule = new Schedule(random);
        this.fetch = new Fetch(timeout, described.userAgent(), MAX_BODY_BYTES);
        this.robots = new Robots(fetch, clock);
    }

    @Override
    public String name() {
        return file;
    }

    @Override
    public void check() {
        // The file was checked when it was read, and the sources are asked when they are due.
    }

    @Override
    public long knownBytes() {
        return -1;
    }

    @Override
    public boolean isEndless() {
        return !once;
    }

    @Override
    public void deliver(Receiver receiver) {
        Map<String, SourceState> states = load();
        var queue = new DueQueue();
        Instant start = clock.instant();
        for (FeedSource source : sources) {
            Instant due = states.getOrDefault(source.name(), SourceState.NEW).due();
            queue.add(source, due == null || once || due.isBefore(start) ? start : due);
        }
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        ExecutorService requests = Executors.newFixedThreadPool(REQUESTS, PollInput::thread);
        try {
            int underWay = 0;
            while (!queue.isEmpty()) {
                for (FeedSource source;
                        underWay < REQUESTS && (source = queue.next(clock.instant())) != null;
                        underWay++) {
                    FeedSource asked = source;
                    SourceState state = states.getOrDefault(asked.name(), SourceState.NEW);
                    requests.execute(() -> outcomes.add(ask(asked, state)));
                }
                long wait = queue.untilNext(clock.instant(), LOOK).toMillis() + 1;
                Outcome first = outcomes.poll(underWay == REQUESTS ? LOOK.toMillis() : wait, TimeUnit.MILLISECONDS);
                if (first != null) {
                    underWay -= settle(first, outcomes, states, queue, receiver);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            requests.shutdownNow();
        }
    }

    private Map<String, SourceState> load() {
        Map<String, String> written = kept.load();
        var states = new HashMap<String, SourceState>();
        for (FeedSource source : sources) {
            if (written.containsKey(source.name())) {
                states.put(source.name(), SourceState.parse(written.get(source.name())));
            }
        }
        return states;
    }

    private void save(Map<String, SourceState> changed) {
        var written = new HashMap<String, String>();
        changed.forEach((name, state) -> written.put(name, state.write()));
        kept.save(written);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "poll");
        thread.setDaemon(true);
        return thread;
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
            return new Outcome(source, fetch.get(source.address(), conditions, guard), null);
        } catch (IngestException e) {
            return new Outcome(source, null, e);
        } catch (RuntimeException e) {
            String problem = "could not be asked: " + e;
            return new Outcome(
                    source, null, new IngestException(source.address().toString(), problem, e));
        }
    }

    /** Handles what has come, and keeps the states when the articles are safe; returns how many requests that were. */
    private int settle(
            Outcome first,
            BlockingQueue<Outcome> more,
            Map<String, SourceState> states,
            DueQueue queue,
            Receiver receiver) {
        var outcomes = new ArrayList<Outcome>(List.of(first));
        more.drainTo(outcomes);
        Map<String, SourceState> changed = new HashMap<>();
        for (Outcome outcome : outcomes) {
            FeedSource source = outcome.source();
            SourceState before = states.getOrDefault(source.name(), SourceState.NEW);
            SourceState after = handle(outcome, before, receiver);
            changed.put(source.name(), after);
            Instant now = clock.instant();
            queue.done(source, now);
            if (!once) {
                queue.add(source, after.due());
            }
        }
        receiver.settle(() -> save(changed));
        states.putAll(changed);
        return outcomes.size();
    }

    private SourceState handle(Outcome outcome, SourceState before, Receiver receiver) {
        Answer answer = outcome.answer();
        Instant now = clock.instant();
        FeedSource source = outcome.source();
        if (answer == null || (answer.status() != 200 && answer.status() != 304)) {
            IngestException failure = answer == null ? outcome.failure() : answer.failure(source.address());
            if (once) {
                receiver.failed(failure);
            }
            int failures = before.failures() + 1;
            Duration wish = answer == null ? null : Schedule.retryAfter(answer.header("Retry-After"), now);
            Duration wait = schedule.afterFailure(failures, wish);
            watch.failed(source, failure, failures, wait);
            return new SourceState(
                    before.etag(), before.lastModified(), now.plus(wait), failures, before.unchanged(), before.items());
        }
        watch.answered(source, before);
        var known = new Known(before.items());
        boolean body = answer.status() == 200;
        if (body) {
            receiver.receive(delivery(source, answer), known::before);
            watch.read(source, before, known);
        }
        int unchanged = known.fresh() > 0 ? 0 : before.unchanged() + 1;
        Duration wait = schedule.afterAnswer(source, known.interval(), answer.header("Cache-Control"), unchanged);
        return new SourceState(
                body ? answer.header("ETag") : before.etag(),
                body ? answer.header("Last-Modified") : before.lastModified(),
                now.plus(wait),
                0,
                unchanged,
                body ? known.shown() : before.items());
    }

    private static Delivery delivery(FeedSource source, Answer answer) {
        URI address = source.address();
        return new Delivery(
                Delivery.Kind.WEB,
                address.toString(),
                address.toString(),
                source.name(),
                source.name(),
                address.toString(),
                answer.header("Content-Type"),
                answer.base(),
                () -> new ByteArrayInputStream(answer.body()));
    }
}
