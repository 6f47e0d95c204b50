package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.SinkOptions;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets users see a generation. */
@Command(
        name = "switch",
        description = "Lets users see a generation: the aliases of --opensearch-url, the views SCHEMA_current of"
                + " --postgres-url, and sinks that are started with --generation current. The others stay as they are,"
                + " to go back to.",
        mixinStandardHelpOptions = true)
final class ReplaySwitch implements Runnable {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(paramLabel = "NAME", description = "A generation, or live to go back.")
    String name;

    @Option(names = "--force", description = "Also if it is not complete, or a target does not have all of it.")
    boolean force;

    @Mixin
    SinkOptions targets;

    @Override
    public void run() {
        Cluster on = cluster.required();
        var log = new ReplayLog(on);
        Generation to = Generation.named(name);
        if (!to.isLive()) {
            requireComplete(log.require(name));
        }
        try (var backlog = new Backlog(on)) {
            targets.switchable().forEach(kind -> requireFilled(backlog, kind, to));
        }
        PrintWriter out = spec.commandLine().getOut();
        for (SinkKind kind : targets.switchable()) {
            targets.switchTo(kind, to);
            out.println("sink " + kind + " shows " + to.label());
        }
        log.switchTo(to);
        out.println("current generation: " + to.label());
        out.flush();
    }

    private void requireComplete(ReplayPlan plan) {
        if (!force && !plan.done() && !plan.follow()) {
            throw new StartException("generation " + name + " is not complete: go on with it with ./copytaster replay"
                    + " resume " + name + ", or add --force");
        }
    }

    private void requireFilled(Backlog backlog, SinkKind kind, Generation to) {
        List<String> topics = List.of(Topics.ENRICHED, Topics.DUPLICATES).stream()
                .map(to::topic)
                .toList();
        if (!force && !backlog.isDone(to.group(kind.group()), topics)) {
            throw new StartException("sink " + kind + " does not have all of generation " + to.label()
                    + " yet: run ./copytaster sink " + kind + " --generation " + to.label()
                    + " until it has, or add --force");
        }
    }
}
