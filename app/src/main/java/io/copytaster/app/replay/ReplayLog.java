package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.CompactedLog;
import io.copytaster.schemas.Generation;
import java.util.Map;
import java.util.TreeMap;

/** The replays of a cluster, and which generation its users see. */
public final class ReplayLog {
    /** The topic that holds them. */
    public static final String TOPIC = "copytaster.replays";

    /** What stands for the generation that users see, where one must be named. */
    static final String CURRENT_NAME = "current";

    /** No generation can be named so. */
    private static final String CURRENT = "*";

    private final CompactedLog log;

    /** The replays of a cluster. */
    public ReplayLog(Cluster cluster) {
        log = new CompactedLog(cluster, TOPIC);
    }

    /**
     * The generation that an option names: {@code live}, {@code current}, or one that a replay made.
     *
     * @throws StartException if there is none of that name
     */
    public static Generation generation(Cluster cluster, String named) {
        if (named.equals(Generation.LIVE_NAME)) {
            return Generation.LIVE;
        }
        var log = new ReplayLog(cluster);
        return named.equals(CURRENT_NAME) ? log.current() : log.require(named).generation();
    }

    /** All that are known, by name, without making the topic where there is none yet. */
    static Map<String, ReplayPlan> plans(Cluster cluster, ClusterAdmin admin) {
        return admin.topics().contains(TOPIC) ? new ReplayLog(cluster).plans() : Map.of();
    }

    /** All that are known, by name. */
    public Map<String, ReplayPlan> plans() {
        var plans = new TreeMap<String, ReplayPlan>();
        log.load().forEach((name, json) -> {
            if (!name.equals(CURRENT)) {
                plans.put(name, ReplayPlan.of(json));
            }
        });
        return plans;
    }

    /**
     * The one of a name.
     *
     * @throws StartException if there is none
     */
    public ReplayPlan require(String name) {
        var plans = plans();
        ReplayPlan plan = plans.get(name);
        if (plan == null) {
            throw new StartException("no replay is called " + name + "; there "
                    + (plans.isEmpty() ? "are none" : "are: " + String.join(", ", plans.keySet())));
        }
        return plan;
    }

    /** Keeps a plan in the place of what was kept under its name. */
    void put(ReplayPlan plan) {
        log.put(plan.name(), plan.toJson());
    }

    void remove(String name) {
        log.put(name, null);
    }

    /** Which generation users were switched to; the live one until they were. */
    public Generation current() {
        return Generation.named(log.load().getOrDefault(CURRENT, Generation.LIVE_NAME));
    }

    void switchTo(Generation generation) {
        log.put(CURRENT, generation.label());
    }
}
