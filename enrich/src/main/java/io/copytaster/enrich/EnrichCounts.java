package io.copytaster.enrich;

import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.MentionKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What a running topology did since it started, for a display: after a failure work is done again and counted again, so
 * these are no accounts.
 */
public final class EnrichCounts {
    private final LongAdder settled = new LongAdder();
    private final LongAdder enriched = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder withdrawn = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<DuplicateKind, LongAdder> copies = adders(DuplicateKind.class);
    private final Map<MentionKind, LongAdder> mentions = adders(MentionKind.class);
    private volatile Consumer<Duration> judgedAfter = latency -> {};

    /**
     * The counts at one moment.
     *
     * @param settled deliveries that the topology is through with, whatever became of them
     * @param enriched articles that came to stand in the enriched ones, less those that left them
     * @param duplicates articles that came to stand in the duplicates, less those that left them
     */
    public record Snapshot(long settled, long enriched, long duplicates) {}

    /** A delivery is done with. */
    public void settled() {
        settled.increment();
    }

    /** A delivery that was received so long ago is judged for the first time. */
    public void judged(Duration sinceReceipt) {
        judgedAfter.accept(sinceReceipt);
    }

    /** Has somebody told how long after its receipt each delivery is judged. */
    public void onJudged(Consumer<Duration> listener) {
        judgedAfter = listener;
    }

    /** Counts what goes out, and passes it on. */
    Outcome counted(Outcome outcome) {
        if (outcome instanceof Outcome.Enriched enriched) {
            published.increment();
            enriched.article().getMentions().forEach(m -> mentions.get(m.getKind())
                    .increment());
        } else if (outcome instanceof Outcome.Duplicate duplicate) {
            copies.get(duplicate.article().getKind()).increment();
        } else if (outcome instanceof Outcome.NotEnriched || outcome instanceof Outcome.NotDuplicate) {
            withdrawn.increment();
        } else if (outcome instanceof Outcome.Rejected) {
            rejected.increment();
        }
        return outcome;
    }

    /** Articles published as enriched, each time anew. */
    public long published() {
        return published.sum();
    }

    /** Articles published as copies of this kind, each time anew. */
    public long duplicates(DuplicateKind kind) {
        return copies.get(kind).sum();
    }

    /** Mentions in what was published. */
    public long mentions(MentionKind kind) {
        return mentions.get(kind).sum();
    }

    /** Articles and copies taken back. */
    public long withdrawn() {
        return withdrawn.sum();
    }

    /** Articles that a step refused. */
    public long rejected() {
        return rejected.sum();
    }

    /** An article stands elsewhere than before. */
    public void moved(PublishedAs from, PublishedAs to) {
        add(from, -1);
        add(to, 1);
    }

    /** The counts now. */
    public Snapshot snapshot() {
        return new Snapshot(settled.sum(), enriched.sum(), duplicates.sum());
    }

    private void add(PublishedAs as, int articles) {
        switch (as) {
            case ENRICHED -> enriched.add(articles);
            case DUPLICATE -> duplicates.add(articles);
            case NOTHING -> {}
        }
    }

    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> kinds) {
        var adders = new EnumMap<K, LongAdder>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            adders.put(kind, new LongAdder());
        }
        return adders;
    }
}
