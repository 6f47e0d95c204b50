package io.copytaster.app.replay;

import io.copytaster.app.ProgramVersion;
import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.app.stage.WindowOption;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Generation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads deliveries again. */
@Command(
        name = "replay",
        description =
                "Reads deliveries of articles.raw again: all, or a span of them. Without --generation the live"
                        + " topology takes them once more and publishes anew, with the lexicon and rules that it runs with, what"
                        + " is current; families stay. With --generation everything is made from scratch, in topics of its own.",
        mixinStandardHelpOptions = true,
        subcommands = {ReplayResume.class, ReplayList.class, ReplayDiff.class, ReplaySwitch.class, ReplayDrop.class})
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Mixin
    SpanOptions span;

    @Option(
            names = "--generation",
            paramLabel = "NAME",
            description = "Fill topics of this name, beside the live ones, by an application of its own.")
    String generation;

    @Option(names = "--follow", description = "With --generation: go on with what comes in afterwards until stopped.")
    boolean follow;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    boolean dryRun;

    @Option(
            names = "--lexicon",
            paramLabel = "DIR",
            description = "With --generation: tag with the lexicon in this folder.")
    Path lexicon;

    @Option(
            names = "--replication",
            defaultValue = "-1",
            description =
                    "With --generation: copies of each partition; -1 leaves it to the brokers (${DEFAULT-VALUE}).")
    short replication;

    @Mixin
    WorkOptions work;

    @Mixin
    WindowOption window;

    @Override
    public Integer call() throws InterruptedException {
        refuseWhatDoesNotFit();
        Cluster on = cluster.required();
        on.requireServers();
        PrintWriter err = spec.commandLine().getErr();
        Lexicon entries = generation == null ? null : EnrichStage.lexicon(on, lexicon);
        try (var admin = new ClusterAdmin(on)) {
            ReplayPlan plan = plan(span.resolve(admin), entries);
            var begun = ReplayLog.plans(on, admin);
            check(plan, begun, admin);
            if (dryRun) {
                new Estimate(admin, plan)
                        .print(begun.values(), spec.commandLine().getOut());
                return 0;
            }
            var log = new ReplayLog(on);
            try (var stop = StopSignal.listen()) {
                if (plan.generation().isLive()) {
                    var replay = new LiveReplay(on, log, plan);
                    replay.begin(admin);
                    return ReplayResume.ended(replay.run(stop.latch(), err), plan, err);
                }
                var replay = new GenerationReplay(on, log, plan);
                try (DataFolder folder = work.folder()) {
                    replay.begin(admin, replication);
                    boolean ended = replay.run(folder.state(), work.threads, entries, stop.latch(), err);
                    return ReplayResume.ended(ended, plan, err);
                }
            }
        }
    }

    private void refuseWhatDoesNotFit() {
        if (generation == null && (follow || lexicon != null)) {
            throw new IllegalArgumentException("--follow and --lexicon are for --generation: into the live topics it is"
                    + " enrich that tags, so start that with the lexicon");
        }
        if (generation != null && generation.equals(Generation.LIVE_NAME)) {
            throw new IllegalArgumentException(
                    "--generation live: leave the option out to replay into the live topics");
        }
        if (generation != null && generation.equals(ReplayLog.CURRENT_NAME)) {
            throw new IllegalArgumentException("--generation " + generation
                    + ": that is what the generation is called that users see; take another name");
        }
    }

    /** Refuses what cannot be begun, before anything is done. */
    private void check(ReplayPlan plan, Map<String, ReplayPlan> begun, ClusterAdmin admin) {
        if (plan.generation().isLive()) {
            LiveReplay.check(begun, admin);
        } else {
            GenerationReplay.check(plan, begun, admin, replication);
            work.check();
        }
    }

    private ReplayPlan plan(Span read, Lexicon entries) {
        Generation filled = generation == null ? Generation.LIVE : new Generation(generation);
        return new ReplayPlan(
                filled.label(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                read,
                span.sources,
                span.ids,
                span.isWhole(),
                follow,
                entries == null ? null : entries.version(),
                ProgramVersion.current(),
                window.value().toString(),
                false,
                0);
    }
}
