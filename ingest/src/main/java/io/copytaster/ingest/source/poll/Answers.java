package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Hands on what sources answer, and says what is to be remembered of them. */
final class Answers {
    private final Schedule schedule;
    private final InstantSource clock;
    private final boolean once;
    private final Input.Receiver receiver;
    private final SourceWatch watch = new SourceWatch();

    /**
     * @param once whether a failure is the end of a source
     */
    Answers(Schedule schedule, InstantSource clock, boolean once, Input.Receiver receiver) {
        this.schedule = schedule;
        this.clock = clock;
        this.once = once;
        this.receiver = receiver;
    }

    /**
     * Handles an answer; the round has its state after that.
     *
     * @param teasers takes the items whose pages are to be read first
     */
    void handle(Outcome.OfSource outcome, SourceState before, Round round, Consumer<Teaser> teasers) {
        Answer answer = outcome.answer();
        boolean answered = answer != null && (answer.status() == 200 || answer.status() == 304);
        round.answered(answered ? answered(answer, before, round, teasers) : failed(outcome, before));
    }

    private SourceState failed(Outcome.OfSource outcome, SourceState before) {
        FeedSource source = outcome.source();
        Answer answer = outcome.answer();
        Instant now = clock.instant();
        IngestException failure = answer == null ? outcome.failure() : answer.failure(source.address());
        if (once) {
            receiver.failed(failure);
        }
        int failures = before.failures() + 1;
        Duration wish = answer == null ? null : Schedule.retryAfter(answer.header("Retry-After"), now);
        Duration wait = schedule.afterFailure(failures, wish);
        watch.failed(source, failure, failures, wait, receiver);
        return before.failed(now.plus(wait));
    }

    private SourceState answered(Answer answer, SourceState before, Round round, Consumer<Teaser> teasers) {
        FeedSource source = round.source();
        Instant now = clock.instant();
        var known = new Known(before.shown());
        boolean body = answer.status() == 200;
        if (body) {
            Delivery delivery = answer.delivery(source.address(), source.name());
            receiver.receive(delivery, desk -> known.before(new TeaserDesk(round, desk, teasers)));
            known.end();
        }
        boolean news = known.fresh() > 0;
        boolean empty = body
                ? known.articles() == 0 && before.shown().last() > 0
                : before.rhythm().quiet() == Rhythm.Quiet.EMPTY;
        int unchanged = news ? 0 : before.unchanged() + 1;
        Duration wait = schedule.afterAnswer(source, known.interval(), answer.header("Cache-Control"), unchanged);
        // Of one that broke off the rest is wanted, too, though it has not changed.
        boolean wanted = body && !known.isWhole();
        var after = new SourceState(
                wanted ? null : body ? answer.header("ETag") : before.etag(),
                wanted ? null : body ? answer.header("Last-Modified") : before.lastModified(),
                now.plus(wait),
                0,
                unchanged,
                body ? known.shown() : before.shown(),
                before.rhythm().after(news && known.articles() > 0, empty, now));
        watch.answered(source, before, after, receiver);
        return after;
    }
}
