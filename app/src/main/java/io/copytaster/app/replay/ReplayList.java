package io.copytaster.app.replay;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.schemas.Generation;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists replays. */
@Command(
        name = "list",
        description = "Lists replays: how far they are, and with * the generation that users were switched to.",
        mixinStandardHelpOptions = true)
final class ReplayList implements Runnable {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Override
    public void run() {
        Cluster on = cluster.brokersRequired();
        PrintWriter out = spec.commandLine().getOut();
        try (var admin = new ClusterAdmin(on)) {
            var log = new ReplayLog(on);
            Generation current = log.current();
            var plans = log.plans();
            if (plans.isEmpty()) {
                out.println("no replays");
            }
            plans.values()
                    .forEach(plan ->
                            out.println((plan.name().equals(current.label()) ? "* " : "  ") + line(plan, admin)));
            out.flush();
        }
    }

    private static String line(ReplayPlan plan, ClusterAdmin admin) {
        boolean live = plan.generation().isLive();
        String group = live ? LiveReplay.GROUP : GenerationReplay.application(plan);
        // What follows on has no end to be measured against.
        String far = plan.follow()
                ? "follows"
                : plan.done()
                        ? "complete"
                        : String.format(
                                Locale.ROOT,
                                "%.1f %%",
                                100.0
                                        * plan.span().done(admin.committed(group))
                                        / Math.max(1, plan.span().size()));
        return String.format(
                Locale.ROOT,
                "%-20s %-9s %s begun %s%s%s%s",
                plan.name(),
                far,
                admin.members(group) > 0 ? "running" : "at rest",
                plan.createdAt(),
                plan.lexicon() == null ? "" : " lexicon " + plan.lexicon(),
                plan.sources().isEmpty() ? "" : " sources " + plan.sources(),
                plan.ids().isEmpty() ? "" : " ids " + plan.ids());
    }
}
