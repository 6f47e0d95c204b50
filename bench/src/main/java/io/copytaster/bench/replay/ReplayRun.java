package io.copytaster.bench.replay;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.bench.pipeline.Arrivals;
import io.copytaster.bench.pipeline.Bed;
import io.copytaster.bench.pipeline.Feeder;
import io.copytaster.bench.pipeline.Running;
import io.copytaster.bench.pipeline.Scale;
import io.copytaster.bench.pipeline.Stage;
import io.copytaster.bench.pipeline.VariedArticles;
import io.copytaster.schemas.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;

/** Has articles come in at an even rate while others are replayed. */
final class ReplayRun {
    private static final String PROGRESS = "replay: ";

    private final String script;
    private final VariedArticles articles;
    private final int replayed;
    private final int perSecond;

    /**
     * @param script path of {@code copytaster}
     * @param replayed how many articles there are to replay
     */
    ReplayRun(String script, VariedArticles articles, int replayed, int perSecond) {
        this.script = script;
        this.articles = articles;
        this.replayed = replayed;
        this.perSecond = perSecond;
    }

    /** A moment, and how many articles had come in by then. */
    private record Mark(long nanos, int sent) {
        static Mark now(Feeder feeder) {
            return new Mark(System.nanoTime(), feeder.sent());
        }
    }

    /** What went on between two moments. */
    private record Meanwhile(String what, Mark begin, Mark end) {}

    /** What a replay took into the live topics, and into a generation; before them a while without any. */
    List<Beside> measure(Duration without) throws IOException, InterruptedException {
        try (var bed = Bed.make(Scale.of(Scale.PARTITIONS, 1));
                var arrivals = new Arrivals(bed);
                var outlet = bed.outlet()) {
            bed.load(articles, replayed);
            List<String> replay = replay(bed.cluster());
            try (var live = Running.start(Stage.TAG, bed, replayed)) {
                live.awaitDone();
                var spans = new ArrayList<Meanwhile>();
                try (var feeder = new Feeder(outlet::send, articles, replayed, perSecond)) {
                    spans.add(nothing(feeder, without));
                    spans.add(replaying("a replay into the live topics", feeder, replay));
                    spans.add(replaying("a generation that is filled", feeder, generation(replay)));
                }
                outlet.flush();
                live.awaitDone();
                return spans.stream().map(span -> beside(span, arrivals)).toList();
            }
        }
    }

    private Beside beside(Meanwhile span, Arrivals arrivals) {
        return new Beside(
                span.what,
                (span.end.nanos - span.begin.nanos) / 1e9,
                arrivals.of(replayed + span.begin.sent, replayed + span.end.sent));
    }

    private static Meanwhile nothing(Feeder feeder, Duration span) throws InterruptedException {
        Mark begin = Mark.now(feeder);
        TimeUnit.MILLISECONDS.sleep(span.toMillis());
        return new Meanwhile("nothing", begin, Mark.now(feeder));
    }

    /** From the first to the last that a replay says of its progress. */
    private static Meanwhile replaying(String what, Feeder feeder, List<String> command)
            throws IOException, InterruptedException {
        var marks = new ArrayList<Mark>();
        Process replay = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(replay.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    marks.add(Mark.now(feeder));
                } else {
                    System.err.println(line);
                }
            }
            if (replay.waitFor() != 0 || marks.isEmpty()) {
                throw new IOException("the replay failed: " + String.join(" ", command));
            }
        } finally {
            replay.destroy();
        }
        return new Meanwhile(what, marks.get(0), marks.get(marks.size() - 1));
    }

    private List<String> replay(Cluster cluster) {
        try (var admin = new ClusterAdmin(cluster)) {
            String loaded = admin.offsets(admin.partitions(Topics.RAW), OffsetSpec.latest()).entrySet().stream()
                    .map(end -> end.getKey().partition() + ":0-" + end.getValue())
                    .collect(Collectors.joining(","));
            return List.of(
                    script,
                    "replay",
                    "--offsets",
                    loaded,
                    "--bootstrap-servers",
                    cluster.bootstrapServers(),
                    "--schema-registry",
                    cluster.schemaRegistry());
        }
    }

    private static List<String> generation(List<String> replay) {
        var command = new ArrayList<>(replay);
        command.addAll(List.of("--generation", "bench"));
        return command;
    }
}
