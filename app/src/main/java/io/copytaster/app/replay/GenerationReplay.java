package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.SchemaRegistrar;
import io.copytaster.app.stage.CurrentTagger;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills a generation: the topology as an application of its own, with state from scratch, that reads a span of
 * {@code articles.raw} and writes to topics of its own. It can be stopped and gone on with at any time, as its place is
 * that of its consumer group.
 */
final class GenerationReplay {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Cluster cluster;
    private final ReplayLog log;
    private final ReplayPlan plan;
    private final String application;

    GenerationReplay(Cluster cluster, ReplayLog log, ReplayPlan plan) {
        this.cluster = cluster;
        this.log = log;
        this.plan = plan;
        application = application(plan);
    }

    /** The application that fills a generation. */
    static String application(ReplayPlan plan) {
        return plan.generation().group(EnrichConfig.DEFAULT_APPLICATION_ID);
    }

    /**
     * Checks that a generation can be begun.
     *
     * @param begun the replays that are known, by name
     * @throws StartException if its name is taken, or the brokers would not make its topics
     */
    static void check(ReplayPlan plan, Map<String, ReplayPlan> begun, ClusterAdmin admin, short replication) {
        if (begun.containsKey(plan.name())) {
            throw taken(plan.name());
        }
        String application = application(plan);
        if (admin.members(application) > 0) {
            throw new StartException("group " + application + " still has members: something runs as generation "
                    + plan.name() + "; stop it, or take another name");
        }
        if (!admin.wouldCreate(topics(plan, admin, replication)).isEmpty()) {
            throw taken(plan.name());
        }
    }

    /**
     * Makes the topics of a new generation, and sets its place to the begin of its span.
     *
     * @throws StartException if its name was taken meanwhile
     */
    void begin(ClusterAdmin admin, short replication) {
        if (!admin.create(topics(plan, admin, replication)).isEmpty()) {
            throw taken(plan.name());
        }
        new SchemaRegistrar(cluster).register(plan.generation());
        log.put(plan);
        admin.commit(application, plan.span().begins());
    }

    private static List<NewTopic> topics(ReplayPlan plan, ClusterAdmin admin, short replication) {
        return Topics.outputs(plan.generation(), admin.partitions(Topics.RAW).size(), replication);
    }

    static StartException taken(String name) {
        return new StartException(
                "generation " + name + " is there already: go on with it with ./copytaster replay resume " + name
                        + ", remove it with ./copytaster replay drop " + name + ", or take another name");
    }

    /**
     * Works until the end of the span, or for a plan that follows until stopped.
     *
     * @param stateDir folder of the state stores
     * @return whether it came to the end
     */
    boolean run(Path stateDir, int threads, Lexicon lexicon, CountDownLatch stop, PrintWriter err)
            throws InterruptedException {
        var config = EnrichStage.config(cluster, stateDir, threads, Duration.parse(plan.window()))
                .filling(plan.generation(), plan.follow() ? plan.following() : plan);
        try (var admin = new ClusterAdmin(cluster)) {
            holdAtEnd(admin);
            double rate;
            boolean ended;
            try (var streams = EnrichStage.start(cluster, config, CurrentTagger.of(lexicon));
                    var backlog = new Backlog(cluster)) {
                var progress = new ReplayProgress(
                        err, InstantSource.system(), plan.span().size(), done(admin));
                ended = await(streams, admin, backlog, progress, stop);
                rate = progress.end(done(admin));
                streams.leave();
            }
            if (ended && !plan.follow()) {
                finish(admin, rate);
            }
            return ended;
        }
    }

    private boolean await(
            EnrichStreams streams, ClusterAdmin admin, Backlog backlog, ReplayProgress progress, CountDownLatch stop)
            throws InterruptedException {
        while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            streams.whyFailed().ifPresent(why -> {
                throw new StartException("the replay has failed: " + why + "; go on with it with ./copytaster replay"
                        + " resume " + plan.name());
            });
            long done = done(admin);
            progress.show(done);
            if (!plan.follow() && done == plan.span().size() && isThroughItsOwn(backlog)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what it has read of {@code articles.raw} has gone through all its other topics. */
    private boolean isThroughItsOwn(Backlog backlog) {
        List<String> own = EnrichTopology.sources(application).stream()
                .filter(topic -> !topic.equals(Topics.RAW))
                .toList();
        return backlog.isDone(application, own);
    }

    private long done(ClusterAdmin admin) {
        return plan.span().done(admin.committed(application));
    }

    private void finish(ClusterAdmin admin, double rate) throws InterruptedException {
        log.put(plan.finished(rate));
        while (admin.members(application) > 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        holdAtEnd(admin);
    }

    /**
     * Sets back to the end of the span what was read beyond it and passed over, so that whoever follows on takes it.
     * While others work on the generation, too, the place is theirs.
     */
    private void holdAtEnd(ClusterAdmin admin) {
        if (admin.members(application) > 0) {
            return;
        }
        Map<TopicPartition, Long> ends = plan.span().ends();
        var beyond = new HashMap<TopicPartition, Long>();
        admin.committed(application).forEach((partition, at) -> {
            if (ends.containsKey(partition) && at > ends.get(partition) && !plan.follow()) {
                beyond.put(partition, ends.get(partition));
            }
        });
        if (!beyond.isEmpty()) {
            admin.commit(application, beyond);
        }
    }
}
