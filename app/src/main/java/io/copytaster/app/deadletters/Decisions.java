package io.copytaster.app.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.CompactedLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done about which dead letters: their own topic is only ever written at its end. */
final class Decisions {
    /** The topic that holds them, by place of the letter. */
    static final String TOPIC = "copytaster.dead-letter-decisions";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;

    Decisions(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All that were made; does not make the topic where none was. */
    Map<String, Decision> load(ClusterAdmin admin) {
        try (var made = new MadeDecisions(cluster, admin)) {
            return made.now();
        }
    }

    /** Says that something was done about one now. */
    Decision decide(LetterId letter, Decision.What what) {
        return decide(List.of(letter), what);
    }

    /** Says that the same was done about all of these now. */
    Decision decide(Collection<LetterId> letters, Decision.What what) {
        var decision =
                new Decision(what, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        var rows = new HashMap<String, String>();
        letters.forEach(id -> rows.put(id.toString(), write(decision)));
        new CompactedLog(cluster, TOPIC).put(rows);
        return decision;
    }

    private static String write(Decision decision) {
        try {
            return JSON.writeValueAsString(decision);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Decision read(String json) {
        try {
            return JSON.readValue(json, Decision.class);
        } catch (JsonProcessingException e) {
            throw new StartException(TOPIC + ": holds what this version cannot read: " + e.getOriginalMessage(), e);
        }
    }
}
