package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The loop of asking: starts what is due, hands on what has come, keeps states when that is safe. For one thread. */
final class Poll {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A page whose host wants a longer rest is not waited for. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Requests requests;
    private final Answers answers;
    private final InstantSource clock;
    private final boolean once;
    private final Input.Receiver receiver;
    private final Consumer<Map<String, SourceState>> save;
    private final Set<String> busy = new HashSet<>();
    private final DueQueue<FeedSource> sources = new DueQueue<>(Poll::host, busy);
    private final DueQueue<Teaser> teasers = new DueQueue<>(Poll::host, busy);
    private final Map<String, SourceState> states = new HashMap<>();
    /** Hosts that were too busy for a page, and until when they are left alone. */
    private final Map<String, Instant> paused = new HashMap<>();

    /**
     * @param save keeps states for good
     */
    Poll(
            Requests requests,
            Answers answers,
            InstantSource clock,
            boolean once,
            Input.Receiver receiver,
            Consumer<Map<String, SourceState>> save) {
        this.requests = requests;
        this.answers = answers;
        this.clock = clock;
        this.once = once;
        this.receiver = receiver;
        this.save = save;
    }

    /** Asks until there is nothing more to ask, which is only so if all are asked once. */
    void run(List<FeedSource> asked, Map<String, SourceState> known) throws InterruptedException {
        states.putAll(known);
        Instant start = clock.instant();
        for (FeedSource source : asked) {
            Instant due = state(source).due();
            sources.add(source, due == null || once || due.isBefore(start) ? start : due);
        }
        while (!sources.isEmpty() || !teasers.isEmpty() || !requests.isIdle()) {
            startDue();
            Instant now = clock.instant();
            Duration wait = teasers.untilNext(now, sources.untilNext(now, LOOK));
            // What is due and does not start waits for another to end.
            List<Outcome> outcomes = requests.collect(wait.isZero() && !requests.isIdle() ? LOOK : wait);
            if (!outcomes.isEmpty()) {
                settle(outcomes);
            }
        }
    }

    private void startDue() {
        Instant now = clock.instant();
        for (FeedSource next; requests.hasRoom() && (next = sources.next(now)) != null; ) {
            requests.start(next, state(next));
        }
        for (Teaser next; requests.hasRoomForPage() && (next = teasers.next(now)) != null; ) {
            if (paused.getOrDefault(host(next), Instant.MIN).isAfter(now)) {
                requests.give(PageReader.failed(next, "its site was busy and wants to be left alone", Duration.ZERO));
            } else {
                requests.start(next);
            }
        }
    }

    /** Handles what has come, and keeps the states of sources when their articles are safe. */
    private void settle(List<Outcome> outcomes) {
        Map<String, SourceState> changed = new HashMap<>();
        for (Outcome outcome : outcomes) {
            Round round = outcome instanceof Outcome.OfPage page ? page(page) : source((Outcome.OfSource) outcome);
            if (round.isOver()) {
                changed.put(round.source().name(), round.after());
                if (!once) {
                    sources.add(round.source(), round.after().due());
                }
            }
        }
        if (!changed.isEmpty()) {
            receiver.settle(() -> save.accept(changed));
            states.putAll(changed);
        }
    }

    private Round source(Outcome.OfSource outcome) {
        FeedSource source = outcome.source();
        var round = new Round(source);
        Instant now = clock.instant();
        answers.handle(outcome, state(source), round, teaser -> teasers.add(teaser, now));
        idle(host(source), clock.instant());
        return round;
    }

    private Round page(Outcome.OfPage outcome) {
        Teaser teaser = outcome.teaser();
        teaser.desk().take(outcome.article(), teaser.piece());
        teaser.round().pageDone();
        Instant now = clock.instant();
        boolean longer = outcome.pause().compareTo(LONGEST_REST) > 0;
        if (longer) {
            paused.put(host(teaser), now.plus(outcome.pause()));
        }
        idle(host(teaser), longer ? now : now.plus(outcome.pause()));
        return teaser.round();
    }

    /** Lets the next one ask a host, but its pages only when it has rested. */
    private void idle(String host, Instant rested) {
        busy.remove(host);
        sources.idle(host, clock.instant());
        teasers.idle(host, rested);
    }

    private SourceState state(FeedSource source) {
        return states.getOrDefault(source.name(), SourceState.NEW);
    }

    private static String host(FeedSource source) {
        return source.address().getHost().toLowerCase(Locale.ROOT);
    }

    private static String host(Teaser teaser) {
        return teaser.page().getHost().toLowerCase(Locale.ROOT);
    }
}
