package io.copytaster.app.run;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.metrics.BrokerHealth;
import io.copytaster.app.metrics.MetricsOptions;
import io.copytaster.app.stage.IngestNotes;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.SinkOptions;
import io.copytaster.app.stage.SourcesOption;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.app.stage.WindowOption;
import io.copytaster.app.web.SearchPage;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.ingest.outlet.KafkaSourceStates;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.Inputs;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: broker, registry, ingest, enrich, sinks and the search page in one process. */
@Command(
        name = "run",
        description = "Runs the whole pipeline in one process: broker, registry, ingest, enrich, sinks, search page.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Option(
            names = "--input",
            paramLabel = "PATH|URL|-",
            description = "A file, a folder, the address of a feed or a page, or - for JSON lines on standard input;"
                    + " repeatable."
                    + " A small feed that ships with the program if none is given.")
    List<String> inputs = new ArrayList<>();

    @Mixin
    SourcesOption sources;

    @Option(names = "--once", description = "End when every article that came in is out.")
    boolean once;

    @Mixin
    SinkOptions options;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder between runs; else in one that goes with the run.")
    Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the search page; 0 for any free one.")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where the search page listens. Dead letters are sent back from it with the token in "
                    + SearchPage.TOKEN_VARIABLE
                    + ", if one is set; where others can reach it, one must be.")
    String host;

    @Option(
            names = "--sink",
            paramLabel = "KIND",
            description = "One of ${COMPLETION-CANDIDATES}; repeatable; search if none is named.")
    List<SinkKind> sinks = new ArrayList<>();

    @Option(
            names = "--lexicon",
            paramLabel = "DIR",
            description = "Tag with the lexicon in this folder, not with the one published.")
    Path lexicon;

    @Mixin
    WindowOption window;

    @Mixin
    MetricsOptions metrics;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        SourcesFile described = sources.read();
        List<Input> named = Inputs.parseAll(inputs);
        Lexicon fixed = lexicon == null ? null : Lexicon.load(lexicon);
        var settings = new RunSettings(sinks(), options, host, port, window.value(), fixed);
        try (var stop = StopSignal.listen();
                var backbone = Backbone.start(data, cluster);
                var pipeline = Pipeline.start(backbone, settings);
                var health = new BrokerHealth(backbone.cluster(), pipeline::dead, pipeline::unready);
                var shown = metrics.start(health);
                SourceStates states = states(backbone)) {
            shown.announce(err);
            sayAddresses(pipeline, backbone.cluster(), err);
            List<Input> all = new ArrayList<>(named);
            all.addAll(sources.inputs(described, states, once, err));
            if (all.isEmpty()) {
                Path bundled = BundledFeed.unpack(backbone.data().root());
                all.addAll(Inputs.parseAll(List.of(bundled.toString())));
            }
            var run = new Run(backbone, pipeline, states, InstantSource.system(), stop.latch());
            Summary summary = run.over(all, once, Boolean.getBoolean("copytaster.terminal"), err);
            if (summary == null) {
                return 0;
            }
            summary.print(spec.commandLine().getOut());
            return IngestNotes.exitCode(summary.ingest());
        }
    }

    private SourceStates states(Backbone backbone) {
        boolean goes = data == null && cluster.bootstrapServers() == null && !sources.isGiven();
        return goes
                ? SourceStates.forgetful()
                : new KafkaSourceStates(backbone.cluster().kafka());
    }

    private Set<SinkKind> sinks() {
        Set<SinkKind> kinds = sinks.isEmpty() ? EnumSet.of(SinkKind.SEARCH) : EnumSet.copyOf(sinks);
        if (options.out() != null) {
            kinds.add(SinkKind.FILES);
        }
        return kinds;
    }

    private void sayAddresses(Pipeline pipeline, Cluster on, PrintWriter err) {
        pipeline.pageAddress().ifPresent(address -> say(err, "search page: " + address));
        if (!once && cluster.bootstrapServers() == null) {
            say(
                    err,
                    "other commands reach it with: --bootstrap-servers " + on.bootstrapServers() + " --schema-registry "
                            + on.schemaRegistry());
        }
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
