package io.copytaster.app;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.cluster.SchemaRegistrar;
import io.copytaster.app.cluster.TopicAdmin;
import io.copytaster.app.metrics.BrokerHealth;
import io.copytaster.app.metrics.IngestMeters;
import io.copytaster.app.metrics.MetricsOptions;
import io.copytaster.app.stage.IngestNotes;
import io.copytaster.app.stage.ProgressDisplay;
import io.copytaster.app.stage.ReadProgress;
import io.copytaster.app.stage.SourcesOption;
import io.copytaster.app.stage.StopSignal;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.outlet.KafkaOutlet;
import io.copytaster.ingest.outlet.KafkaSourceStates;
import io.copytaster.ingest.outlet.PrintingOutlet;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.Inputs;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Producers alone. */
@Command(
        name = "ingest",
        description = "Sends the articles of some inputs to articles.raw.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(
            arity = "0..*",
            paramLabel = "INPUT",
            description = "A file, a folder, the address of a feed or a page, or - for JSON lines on standard input.")
    List<String> inputs = new ArrayList<>();

    @Mixin
    SourcesOption sources;

    @Option(names = "--once", description = "With --sources or --watch: ask each source once, and end.")
    boolean once;

    @Mixin
    MetricsOptions metrics;

    @Option(names = "--dry-run", description = "Print each article as a JSON line instead of sending it.")
    boolean dryRun;

    @Override
    public Integer call() {
        if (inputs.isEmpty() && !sources.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to read: name an INPUT, --watch DIR, --push PORT or --sources FILE");
        }
        SourcesFile described = sources.read();
        List<Input> named = new ArrayList<>(Inputs.parseAll(inputs));
        PrintWriter err = spec.commandLine().getErr();
        try (var stop = StopSignal.listen();
                ArticleOutlet outlet = outlet();
                SourceStates states = states();
                var ingest = new Ingest(outlet, InstantSource.system(), states)) {
            stop.onAsked(ingest::close);
            named.addAll(sources.inputs(described, states, once, err));
            IngestReport report = dryRun ? ingest.run(named) : runWatched(ingest, named, err);
            IngestNotes.print(report, err);
            return IngestNotes.exitCode(report);
        }
    }

    private IngestReport runWatched(Ingest ingest, List<Input> named, PrintWriter err) {
        IngestMeters.of(ingest);
        boolean terminal = Boolean.getBoolean("copytaster.terminal");
        try (var health = new BrokerHealth(cluster.required(), Optional::empty, Optional::empty);
                var shown = metrics.start(health)) {
            shown.announce(err);
            var display = ProgressDisplay.start(err, terminal, () -> ReadProgress.of(ingest.progress()));
            try (display) {
                return ingest.run(named);
            }
        }
    }

    private SourceStates states() {
        return dryRun
                ? SourceStates.forgetful()
                : new KafkaSourceStates(cluster.required().kafka());
    }

    private ArticleOutlet outlet() {
        if (dryRun) {
            return new PrintingOutlet(System.out, System.err);
        }
        var to = cluster.required();
        to.requireServers();
        try (var topics = new TopicAdmin(to)) {
            if (topics.describe().stream().noneMatch(t -> t.name().equals(Topics.RAW))) {
                throw new StartException(Topics.RAW + ": no such topic at " + to.bootstrapServers()
                        + "; create it with ./copytaster topics create");
            }
        }
        new SchemaRegistrar(to).requireRaw();
        return new KafkaOutlet(to.bootstrapServers(), to.serdes(), patient(to.kafka()));
    }

    /** What goes on until it is stopped waits as long for a broker that is away. */
    private Map<String, Object> patient(Map<String, Object> kafka) {
        if (sources.isGiven() && !once) {
            kafka.putIfAbsent("delivery.timeout.ms", Integer.MAX_VALUE);
            kafka.putIfAbsent("max.block.ms", Long.MAX_VALUE);
        }
        return kafka;
    }
}
