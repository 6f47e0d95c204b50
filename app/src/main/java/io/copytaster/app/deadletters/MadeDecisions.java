package io.copytaster.app.deadletters;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.CompactedReader;
import java.util.HashMap;
import java.util.Map;

/** What was done about which dead letters, for somebody who asks again and again. */
final class MadeDecisions implements AutoCloseable {
    private final Cluster cluster;
    private final ClusterAdmin admin;
    private CompactedReader reader;

    /**
     * Decisions of a cluster.
     *
     * @param admin stays the caller's to close
     */
    MadeDecisions(Cluster cluster, ClusterAdmin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** All that were made until now, by {@code PARTITION:OFFSET}; does not make the topic where none was. */
    synchronized Map<String, Decision> now() {
        var decisions = new HashMap<String, Decision>();
        if (reader == null && admin.topics().contains(Decisions.TOPIC)) {
            reader = new CompactedReader(cluster, Decisions.TOPIC);
        }
        if (reader != null) {
            reader.rows().forEach((id, json) -> decisions.put(id, Decisions.read(json)));
        }
        return decisions;
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
