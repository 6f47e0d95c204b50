package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.SinkOptions;
import io.copytaster.schemas.Generation;
import io.copytaster.sink.Showcase;
import io.copytaster.sink.SinkException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
final class ReplaySwitch implements Callable<Integer> {
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
    public Integer call() throws InterruptedException {
        Cluster on = cluster.required();
        var log = new ReplayLog(on);
        Generation to = Generation.named(name);
        ReplayPlan plan = to.isLive() ? null : log.require(name);
        Map<SinkKind, Showcase> shown = new EnumMap<>(SinkKind.class);
        targets.switchable().forEach(kind -> shown.put(kind, targets.showcase(kind, to)));
        // All that can be known to stand in the way is looked for before anything is switched.
        try (var guard = new SwitchGuard(on, to)) {
            shown.forEach(guard::requireThere);
            if (!force) {
                if (plan != null) {
                    guard.requireComplete(plan);
                }
                for (var target : shown.entrySet()) {
                    guard.requireFilled(target.getKey(), target.getValue());
                }
            }
        }
        show(shown, to, log.current());
        log.switchTo(to);
        say("current generation: " + to.label());
        return 0;
    }

    private void show(Map<SinkKind, Showcase> targets, Generation to, Generation before) {
        var switched = new ArrayList<SinkKind>();
        targets.forEach((kind, target) -> {
            try {
                target.show();
            } catch (SinkException e) {
                throw switched.isEmpty() ? e : half(e, kind, switched, to, before);
            }
            switched.add(kind);
            say("sink " + kind + " shows " + to.label());
        });
    }

    private static StartException half(
            SinkException failure, SinkKind failed, List<SinkKind> switched, Generation to, Generation before) {
        return new StartException(
                "sink " + failed + " was not switched: " + failure.getMessage() + "; users of " + switched + " see "
                        + to.label() + " already: run this again when that is mended, or ./copytaster replay switch "
                        + before.label() + " to go back",
                failure);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
