package io.copytaster.app.run;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.metrics.EnrichMeters;
import io.copytaster.app.stage.CurrentTagger;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.app.stage.RunningSink;
import io.copytaster.app.stage.SearchStage;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.web.PageParts;
import io.copytaster.app.web.SearchPage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.version.EndedEmbargoes;
import io.copytaster.schemas.Generation;
import io.copytaster.sink.search.SearchIndex;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All stages behind ingest, running in this process; ended in the order in which nothing is cut off. */
final class Pipeline implements AutoCloseable {
    private static final int THREADS = 2;

    private final Backbone backbone;
    private final List<RunningSink> sinks = new ArrayList<>();
    private final CompletableFuture<CurrentTagger> tagger = new CompletableFuture<>();
    private volatile EnrichStreams enrich; // asked by the page, which is there before it
    private EndedEmbargoes embargoes;
    private EnrichMeters meters;
    private SearchPage page;

    private Pipeline(Backbone backbone) {
        this.backbone = backbone;
    }

    /** Starts the stages on a backbone, which stays the caller's to close, after this. */
    static Pipeline start(Backbone backbone, RunSettings settings) {
        var pipeline = new Pipeline(backbone);
        try {
            pipeline.startStages(settings);
            return pipeline;
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    private void startStages(RunSettings settings) {
        Cluster cluster = backbone.cluster();
        if (settings.sinks().contains(SinkKind.SEARCH)) {
            SearchIndex index = SearchIndex.open(backbone.data().search());
            var parts =
                    PageParts.on(cluster, () -> tagger.join()::read, id -> enrich != null && enrich.isWithdrawn(id));
            page = SearchStage.page(index, parts, settings.host(), settings.port());
            sinks.add(RunningSink.start(SinkKind.SEARCH, index, cluster));
        }
        for (SinkKind kind : settings.sinks()) {
            if (kind != SinkKind.SEARCH) {
                sinks.add(RunningSink.start(kind, settings.targets().open(kind, cluster, Generation.LIVE), cluster));
            }
        }
        tagger.complete(CurrentTagger.on(cluster, settings.lexicon()));
        var config = EnrichStage.config(cluster, backbone.data().state(), THREADS, settings.window());
        enrich = EnrichStage.start(cluster, config, tagger.join());
        embargoes = new EndedEmbargoes(enrich.streams());
        meters = new EnrichMeters(cluster, enrich, config);
    }

    /** Address of the search page, if there is one. */
    Optional<URI> pageAddress() {
        return Optional.ofNullable(page).map(SearchPage::address);
    }

    /** The topology. */
    EnrichStreams enrich() {
        return enrich;
    }

    /** Whether all that was delivered so far, and may be seen by now, is where it belongs. */
    boolean isDone(Backlog backlog, Instant now) {
        String application = EnrichConfig.DEFAULT_APPLICATION_ID;
        return enrich.isRunning()
                && embargoes.areJudged(now)
                && backlog.isDone(application, EnrichTopology.sources(application))
                && sinks.stream().allMatch(sink -> sink.isDone(backlog));
    }

    /**
     * Checks that all parts still run.
     *
     * @throws StartException naming the first part that does not
     */
    void requireRunning() {
        backbone.failure().ifPresent(failure -> {
            throw failure;
        });
        requireNotFailed("enrich has failed: ", enrich.failure());
        sinks.forEach(sink -> requireNotFailed("", sink.ended())); // it names itself
    }

    /** Why it will never work again. */
    Optional<String> dead() {
        try {
            requireRunning();
            return meters.dead();
        } catch (StartException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Why it does not work now. */
    Optional<String> unready() {
        return meters.unready()
                .or(() ->
                        sinks.stream().flatMap(sink -> sink.unready().stream()).findFirst());
    }

    @Override
    public void close() {
        if (meters != null) {
            meters.close();
        }
        if (enrich != null) {
            enrich.close();
        }
        if (tagger.isDone()) {
            tagger.join().close();
        }
        sinks.forEach(RunningSink::close);
        if (page != null) {
            page.close();
        }
    }

    private static void requireNotFailed(String begin, CompletableFuture<Void> end) {
        if (end.isCompletedExceptionally()) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new StartException(begin + e.getCause().getMessage(), e.getCause());
            }
        }
    }
}
