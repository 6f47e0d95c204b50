package io.copytaster.app.replay;

import io.copytaster.app.ProgramVersion;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.enrich.lexicon.Lexicon;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a replay that was stopped. */
@Command(
        name = "resume",
        description = "Goes on with a replay that was stopped, or helps one that runs; with --follow beyond its end.",
        mixinStandardHelpOptions = true)
final class ReplayResume implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(paramLabel = "NAME", description = "A generation, or live.")
    String name;

    @Option(names = "--follow", description = "Go on with what came in after the span, until stopped.")
    boolean follow;

    @Option(names = "--lexicon", paramLabel = "DIR", description = "The lexicon that the replay was begun with.")
    Path lexicon;

    @Mixin
    WorkOptions work;

    @Override
    public Integer call() throws InterruptedException {
        Cluster on = cluster.required();
        on.requireServers();
        PrintWriter err = spec.commandLine().getErr();
        var log = new ReplayLog(on);
        ReplayPlan plan = log.require(name);
        if (plan.done() && !follow) {
            err.println("replay " + name + " is through already");
            return 0;
        }
        try (var stop = StopSignal.listen()) {
            if (plan.generation().isLive()) {
                return ended(new LiveReplay(on, log, plan).run(stop.latch(), err), plan, err);
            }
            Lexicon entries = EnrichStage.lexicon(on, lexicon);
            requireSame("lexicon", plan.lexicon(), entries.version());
            requireSame("program version", plan.pipeline(), ProgramVersion.current());
            try (var folder = work.folder()) {
                ReplayPlan now = follow ? following(plan) : plan;
                var replay = new GenerationReplay(on, log, now);
                if (follow) {
                    log.put(now);
                }
                return ended(replay.run(folder.state(), work.threads, entries, stop.latch(), err), now, err);
            }
        }
    }

    private static ReplayPlan following(ReplayPlan plan) {
        if (!plan.done() && !plan.follow()) {
            throw new StartException(
                    "replay " + plan.name() + " is not through its span yet: resume it without --follow first");
        }
        return plan.following();
    }

    private void requireSame(String what, String begun, String now) {
        if (!begun.equals(now)) {
            throw new StartException(
                    "replay " + name + " was begun with " + what + " " + begun + ", and this is " + now
                            + ": its articles would be of two kinds. Go on with the one that it was begun with, or begin another");
        }
    }

    /** Says how a replay ended, and gives the exit code: to stop one is nothing wrong. */
    static int ended(boolean through, ReplayPlan plan, PrintWriter err) {
        if (!through && !plan.follow()) {
            err.println(
                    "replay " + plan.name() + " stopped; go on with it with ./copytaster replay resume " + plan.name());
        } else if (through && !plan.generation().isLive()) {
            err.println("generation " + plan.name() + " is complete; see ./copytaster replay diff " + plan.name());
        }
        err.flush();
        return 0;
    }
}
