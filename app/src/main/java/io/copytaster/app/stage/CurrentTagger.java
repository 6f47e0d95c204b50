package io.copytaster.app.stage;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.topic.LexiconFollower;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The tagger in use: of one lexicon for good, or of the one published last. */
public final class CurrentTagger implements AutoCloseable {
    /** How long to wait at the start for the lexicon that is published. */
    private static final Duration LEXICON_WITHIN = Duration.ofSeconds(60);

    private volatile Tagger tagger;
    private LexiconFollower follower;

    private CurrentTagger(Tagger tagger) {
        this.tagger = tagger;
    }

    /**
     * A tagger for articles on a cluster.
     *
     * @param lexicon what to tag with, whatever is published; null: what is published there, now and later, and what ships
     *     with the program as long as nothing is
     * @throws IllegalStateException if what is published cannot be read
     */
    public static CurrentTagger on(Cluster cluster, Lexicon lexicon) {
        if (lexicon != null) {
            return of(lexicon);
        }
        var current = new CurrentTagger(null);
        current.follower =
                LexiconFollower.start(cluster.kafka(), current::take, LEXICON_WITHIN, InstantSource.system());
        if (current.tagger == null) {
            current.tagger = new Tagger(Lexicon.bundled());
        }
        return current;
    }

    /** A tagger of one lexicon for good. */
    public static CurrentTagger of(Lexicon lexicon) {
        return new CurrentTagger(new Tagger(lexicon));
    }

    /** The lexicon that is published on a cluster now, if one is. */
    static Optional<Lexicon> published(Cluster cluster) {
        var last = new AtomicReference<Lexicon>();
        LexiconFollower.start(cluster.kafka(), last::set, LEXICON_WITHIN, InstantSource.system())
                .close();
        return Optional.ofNullable(last.get());
    }

    /** What is found in a title and a text, either of which may be null, with the lexicon in use now. */
    public Tagged read(String title, String text, String language) {
        return tagger.read(title, text, language);
    }

    private void take(Lexicon lexicon) {
        tagger = new Tagger(lexicon);
    }

    /** Stops following what is published. */
    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
    }
}
