package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.web.Fetch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Asks the sources of a file again and again, each when it is due, several hosts at a time and each host once at a time.
 * What a source showed lately is not delivered again. State is kept after what it stands for is safe, so that after
 * a crash something comes twice rather than never.
 */
public final class PollInput implements Input {
    private static final int MAX_BODY_BYTES = 16 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLITENESS = Duration.ofSeconds(1);

    private final String file;
    private final List<FeedSource> sources;
    private final SourceStates kept;
    private final boolean once;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Fetch fetch;
    private final PageReader pages;
    private final Robots robots;

    /**
     * An input of what a file describes.
     *
     * @param file its name, for messages
     * @param kept where states are kept; the caller closes it
     * @param once whether to ask each source once, now, and end
     */
    public PollInput(String file, SourcesFile described, SourceStates kept, boolean once, InstantSource clock) {
        this(file, described, kept, once, clock, RandomGenerator.getDefault(), TIMEOUT, POLITENESS);
    }

    PollInput(
            String file,
            SourcesFile described,
            SourceStates kept,
            boolean once,
            InstantSource clock,
            RandomGenerator random,
            Duration timeout,
            Duration politeness) {
        this.file = file;
        this.sources = described.feeds();
        this.kept = kept;
        this.once = once;
        this.clock = clock;
        this.random = random;
        this.fetch = new Fetch(timeout, described.userAgent(), MAX_BODY_BYTES);
        this.robots = new Robots(fetch, clock);
        this.pages = new PageReader(fetch, robots, clock, politeness);
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
        var requests = new Requests(fetch, robots, pages);
        var answers = new Answers(new Schedule(random), clock, once, receiver);
        try {
            new Poll(requests, answers, clock, once, receiver, this::save).run(sources, load());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            requests.close();
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
}
