package io.copytaster.app.deadletters;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import java.util.Locale;
import java.util.Map;

/** Sends single dead letters back, or puts them aside, for somebody who looks at them. One at a time. */
public final class LetterDesk implements AutoCloseable {
    /** Sent back so often, one is sent again only if somebody insists. */
    public static final int OFTEN = Retry.MOST;

    /** How it went. */
    public enum Outcome {
        DONE,
        /** There is no such dead letter. */
        UNKNOWN,
        /** It was left as it is. */
        REFUSED
    }

    /**
     * What came of it.
     *
     * @param decision that stands now; null if there is no such dead letter, or nothing was done about it yet
     * @param words for a person
     */
    public record Answer(Outcome outcome, Decision decision, String words) {}

    private final Cluster cluster;
    private final ClusterAdmin admin;
    private final MadeDecisions decisions;

    /** A desk for the dead letters of a cluster. */
    public LetterDesk(Cluster cluster) {
        this.cluster = cluster;
        admin = new ClusterAdmin(cluster);
        decisions = new MadeDecisions(cluster, admin);
    }

    /** What was done about which dead letters, by {@code PARTITION:OFFSET}. */
    public Map<String, Decision> decisions() {
        return decisions.now();
    }

    /**
     * Sends one back to where it failed; returns when the brokers have it.
     *
     * @param force also if something was done about it before, or it has been sent back often
     * @throws io.copytaster.app.broker.StartException if the cluster cannot take it
     */
    public synchronized Answer retry(LetterId id, boolean force) {
        try (var reader = new LetterReader(cluster, admin)) {
            Letter letter = reader.find(id);
            Answer refusal = refusal(id, letter, force);
            if (refusal != null) {
                return refusal;
            }
            if (!force && letter.retries() >= OFTEN) {
                return new Answer(Outcome.REFUSED, null, "was sent back " + letter.retries() + " times already");
            }
            try (var retry = new Retry(cluster, admin)) {
                String words = retry.send(letter);
                return new Answer(Outcome.DONE, new Decisions(cluster).decide(id, Decision.What.RETRIED), words);
            }
        }
    }

    /**
     * Puts one aside; its bytes stay in the topic.
     *
     * @throws io.copytaster.app.broker.StartException if the cluster cannot keep that
     */
    public synchronized Answer drop(LetterId id) {
        try (var reader = new LetterReader(cluster, admin)) {
            Answer refusal = refusal(id, reader.find(id), false);
            return refusal != null
                    ? refusal
                    : new Answer(Outcome.DONE, new Decisions(cluster).decide(id, Decision.What.DROPPED), "put aside");
        }
    }

    private static Answer refusal(LetterId id, Letter letter, boolean force) {
        if (letter == null) {
            return new Answer(Outcome.UNKNOWN, null, "there is no dead letter " + id);
        }
        Decision before = letter.decision();
        if (before == null || force) {
            return null;
        }
        return new Answer(
                Outcome.REFUSED, before, "was " + before.what().name().toLowerCase(Locale.ROOT) + " at " + before.at());
    }

    @Override
    public void close() {
        decisions.close();
        admin.close();
    }
}
