package io.copytaster.app.stage;

import io.copytaster.app.ProgramVersion;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.language.LanguageDetector;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.schemas.ArticleSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Starts the topology with the lexicon that it tags with. */
public final class EnrichStage {
    private EnrichStage() {}

    /** The lexicon in a folder; the one that ships with the program if the folder is null. */
    public static Lexicon lexicon(Path folder) {
        return folder == null ? Lexicon.bundled() : Lexicon.load(folder);
    }

    /** The lexicon in a folder; if that is null, the one published on a cluster, or else the one that ships. */
    public static Lexicon lexicon(Cluster cluster, Path folder) {
        return folder == null ? CurrentTagger.published(cluster).orElseGet(Lexicon::bundled) : Lexicon.load(folder);
    }

    /**
     * Settings of an instance of the live topology.
     *
     * @param stateDir folder of its state stores
     * @param threads how many stream threads
     * @param window how long articles are remembered to find copies of them
     */
    public static EnrichConfig config(Cluster cluster, Path stateDir, int threads, Duration window) {
        return new EnrichConfig(
                EnrichConfig.DEFAULT_APPLICATION_ID,
                cluster.bootstrapServers(),
                stateDir,
                threads,
                -1,
                window,
                cluster.clients());
    }

    /** Starts an instance of the live topology with nothing but its usual settings, and one lexicon. */
    public static EnrichStreams start(Cluster cluster, Path stateDir, int threads, Duration window, Lexicon lexicon) {
        return start(cluster, config(cluster, stateDir, threads, window), CurrentTagger.of(lexicon));
    }

    /**
     * Starts an instance of the topology.
     *
     * @param tagger finds the mentions; stays the caller's to close, after the instance
     */
    public static EnrichStreams start(Cluster cluster, EnrichConfig config, CurrentTagger tagger) {
        ArticleSerdes serdes = cluster.serdes();
        var language = new LanguageDetector();
        var enricher = new Enricher(
                tagger::read,
                language::detect,
                ProgramVersion.current(),
                serdes.raw().serializer());
        return EnrichStreams.start(config, serdes, enricher, InstantSource.system());
    }
}
