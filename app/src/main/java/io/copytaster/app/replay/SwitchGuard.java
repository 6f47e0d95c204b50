package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.Showcase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Refuses a switch after which users would miss articles that they see now. */
final class SwitchGuard implements AutoCloseable {
    /** Long enough for one that keeps up to take what has just come in. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Generation generation;
    private final Backlog backlog;
    private final ClusterAdmin admin;

    SwitchGuard(Cluster cluster, Generation generation) {
        this.generation = generation;
        backlog = new Backlog(cluster);
        admin = new ClusterAdmin(cluster);
    }

    /**
     * Checks that a generation has all deliveries that came in until now.
     *
     * @throws StartException if it has not
     */
    void requireComplete(ReplayPlan plan) throws InterruptedException {
        if (!plan.done() && !plan.follow()) {
            throw new StartException("generation " + plan.name()
                    + " is not complete: go on with it with ./copytaster replay resume " + plan.name()
                    + ", or add --force");
        }
        if (plan.isPartial()) {
            throw new StartException("generation " + plan.name()
                    + " was told to read only a part of the deliveries: add --force if users are to see no more");
        }
        String application = GenerationReplay.application(plan);
        List<String> own = EnrichTopology.sources(application).stream()
                .filter(topic -> !topic.equals(Topics.RAW))
                .toList();
        if (!comesTo(application, List.of(Topics.RAW)) || !comesTo(application, own)) {
            throw new StartException("generation " + plan.name()
                    + " does not have what came in after its span: run ./copytaster replay resume " + plan.name()
                    + " --follow until it has, or add --force");
        }
    }

    /**
     * Checks that a target has all of the generation.
     *
     * @throws StartException if it has not
     */
    void requireFilled(SinkKind kind, Showcase target) throws InterruptedException {
        String group = generation.group(kind.group());
        List<String> topics = List.of(Topics.ENRICHED, Topics.DUPLICATES).stream()
                .map(generation::topic)
                .toList();
        if (!comesTo(group, topics)) {
            throw new StartException("sink " + kind + " does not have all of generation " + generation.label()
                    + " yet: " + fillIt(kind) + ", or add --force");
        }
        String identity = target.identity().orElseThrow();
        if (!admin.committedFor(group).stream().allMatch(identity::equals)) {
            throw new StartException("what sink " + kind + " read of generation " + generation.label()
                    + " went into another target than " + target.name() + ": " + fillIt(kind) + ", or add --force");
        }
    }

    /**
     * Checks that a target answers and has the generation, whole or not: there is nothing else that could be shown.
     *
     * @throws StartException if it never got it
     */
    void requireThere(SinkKind kind, Showcase target) {
        if (target.identity().isEmpty()) {
            throw new StartException(
                    target.name() + ": never got generation " + generation.label() + "; " + fillIt(kind));
        }
    }

    @Override
    public void close() {
        admin.close();
        backlog.close();
    }

    private String fillIt(SinkKind kind) {
        return "run ./copytaster sink " + kind + " --generation " + generation.label() + " there until it has it all";
    }

    /** Whether a group has, or soon has, all that topics hold now. */
    private boolean comesTo(String group, Collection<String> topics) throws InterruptedException {
        var ends = backlog.ends(topics);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!backlog.isPast(group, ends)) {
            // Nobody who works for the group: it will come no further.
            if (admin.members(group) == 0 || System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return true;
    }
}
