package io.copytaster.app;

import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.cluster.MemberOptions;
import io.copytaster.app.cluster.SchemaRegistrar;
import io.copytaster.app.metrics.BrokerHealth;
import io.copytaster.app.metrics.EnrichMeters;
import io.copytaster.app.metrics.MetricsOptions;
import io.copytaster.app.stage.CurrentTagger;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.app.stage.WindowOption;
import io.copytaster.enrich.lexicon.Lexicon;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The topology alone: one instance of it. */
@Command(
        name = "enrich",
        description = "Runs one instance of the topology until it is stopped.",
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the state stores in this folder; else in one that goes with the run, and is filled again"
                            + " from the changelog topics.")
    Path data;

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads (${DEFAULT-VALUE}).")
    int threads;

    @Option(
            names = "--lexicon",
            paramLabel = "DIR",
            description = "Tag with the lexicon in this folder, not with the one published.")
    Path lexicon;

    @Mixin
    WindowOption window;

    @Mixin
    MemberOptions member;

    @Mixin
    MetricsOptions metrics;

    @Override
    public Integer call() throws InterruptedException {
        var to = cluster.required();
        to.requireServers();
        new SchemaRegistrar(to).requireLive();
        Lexicon fixed = lexicon == null ? null : Lexicon.load(lexicon);
        try (var stop = StopSignal.listen();
                var folder = data == null ? DataFolder.temporary() : DataFolder.open(data);
                var tagger = CurrentTagger.on(to, fixed)) {
            var config = EnrichStage.config(to, folder.state(), threads, window.value())
                    .with(member.settings());
            try (var enrich = EnrichStage.start(to, config, tagger);
                    var meters = new EnrichMeters(to, enrich, config);
                    var health = new BrokerHealth(to, meters::dead, meters::unready);
                    var shown = metrics.start(health)) {
                shown.announce(spec.commandLine().getErr());
                while (!stop.latch().await(200, TimeUnit.MILLISECONDS)) {
                    enrich.whyFailed().ifPresent(why -> {
                        throw new StartException("enrich has failed: " + why);
                    });
                }
            }
        }
        return 0;
    }
}
