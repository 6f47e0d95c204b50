package io.copytaster.app.run;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.metrics.IngestMeters;
import io.copytaster.app.stage.IngestNotes;
import io.copytaster.app.stage.ProgressDisplay;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.outlet.KafkaOutlet;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of the pipeline over some inputs: until all is out, or until it is stopped. */
final class Run {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int LOOK_ANYWAY = 40;
    private static final Duration READY_EVERY = Duration.ofMillis(20);

    private final Backbone backbone;
    private final Pipeline pipeline;
    private final SourceStates states;
    private final InstantSource clock;
    private final CountDownLatch stop;

    /**
     * A run on a pipeline that runs.
     *
     * @param states what inputs left to go on from
     * @param stop ends the run early when it is counted down
     */
    Run(Backbone backbone, Pipeline pipeline, SourceStates states, InstantSource clock, CountDownLatch stop) {
        this.backbone = backbone;
        this.pipeline = pipeline;
        this.states = states;
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Reads the inputs and waits for the end.
     *
     * @param once whether to end when all is out; else only when stopped
     * @param terminal whether a person looks on
     * @return what became of it all; null if it was stopped
     * @throws StartException if a part of the pipeline fails
     */
    Summary over(List<Input> inputs, boolean once, boolean terminal, PrintWriter err) throws InterruptedException {
        if (!awaitReady()) {
            return null;
        }
        var cluster = backbone.cluster();
        try (var outlet = new KafkaOutlet(cluster.bootstrapServers(), cluster.serdes(), cluster.kafka());
                var ingest = new Ingest(outlet, clock, states)) {
            IngestMeters.of(ingest);
            Instant began = clock.instant();
            var report = new CompletableFuture<IngestReport>();
            var thread = new Thread(() -> complete(report, ingest, inputs), "ingest");
            thread.start();
            var display = ProgressDisplay.start(err, terminal, () -> progress(ingest, began));
            try (display;
                    var backlog = new Backlog(cluster)) {
                if (!await(report, once, backlog, display, err)) {
                    return null;
                }
            }
            Duration elapsed = Duration.between(began, clock.instant());
            return new Summary(
                    report.join(), Tally.of(cluster), pipeline.enrich().census(), elapsed);
        }
    }

    /** Waits until the topology works, so that nothing is read that it cannot take; false if the run was stopped. */
    private boolean awaitReady() throws InterruptedException {
        var rehearsal = new Rehearsal(pipeline.enrich());
        while (!pipeline.enrich().isRunning()) {
            long pause = rehearsal.run() ? 0 : READY_EVERY.toMillis();
            if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                return false;
            }
            pipeline.requireRunning();
        }
        return true;
    }

    /** Waits for the end; false if the run was stopped. */
    private boolean await(
            CompletableFuture<IngestReport> report,
            boolean once,
            Backlog backlog,
            ProgressDisplay<RunProgress> display,
            PrintWriter err)
            throws InterruptedException {
        boolean noted = false;
        int looks = 0;
        while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            pipeline.requireRunning();
            if (report.isCompletedExceptionally()) {
                throw failure(report);
            }
            if (report.isDone() && !noted) {
                display.aside(() -> IngestNotes.print(report.join(), err));
                noted = true;
            }
            if (once
                    && report.isDone()
                    && isWorthALook(report.join(), looks++)
                    && pipeline.isDone(backlog, clock.instant())) {
                return true;
            }
        }
        return false;
    }

    /** Looking takes the broker's time, so it waits until the topology has counted enough, or now and then. */
    private boolean isWorthALook(IngestReport report, int looks) {
        return pipeline.enrich().counts().settled() >= report.total().sent() || looks % LOOK_ANYWAY == 0;
    }

    private RunProgress progress(Ingest ingest, Instant began) {
        return RunProgress.of(ingest.progress(), pipeline.enrich().counts(), Duration.between(began, clock.instant()));
    }

    private static void complete(CompletableFuture<IngestReport> report, Ingest ingest, List<Input> inputs) {
        try {
            report.complete(ingest.run(inputs));
        } catch (RuntimeException e) {
            report.completeExceptionally(e);
        }
    }

    private static RuntimeException failure(CompletableFuture<IngestReport> report) {
        try {
            report.join();
            throw new IllegalStateException("ingest has not failed");
        } catch (CompletionException e) {
            return new StartException("ingest has failed: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
