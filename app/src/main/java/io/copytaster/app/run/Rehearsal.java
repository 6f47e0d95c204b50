package io.copytaster.app.run;

import io.copytaster.enrich.EnrichStreams;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.stdin.StandardInput;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the time in which the topology gets its partitions: reads articles of the bundled feed, as ingest does, and has the
 * topology's code go through them, so that the JVM has compiled both when the first article comes.
 */
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    private final EnrichStreams enrich;
    private boolean failed;

    Rehearsal(EnrichStreams enrich) {
        this.enrich = enrich;
    }

    /** Once through the articles; ends early when the topology is ready. False if there is nothing more to do. */
    boolean run() {
        if (failed) {
            return false;
        }
        try {
            for (RawArticle article : articles()) {
                if (enrich.isRunning()) {
                    return false;
                }
                enrich.rehearse(article);
            }
            return true;
        } catch (RuntimeException e) {
            // What ails the run shows when the first article comes, where it is told, and tried again.
            log.info("event=rehearsal-failed error={}", e.toString());
            failed = true;
            return false;
        }
    }

    private static List<RawArticle> articles() {
        var read = new Kept();
        try (var ingest = new Ingest(read, InstantSource.system())) {
            ingest.run(List.of(new StandardInput(BundledFeed.wire())));
        }
        return read.articles;
    }

    private static final class Kept implements ArticleOutlet {
        private final List<RawArticle> articles = new ArrayList<>();

        @Override
        public void send(RawArticle article) {
            if (article.getStatus() == PublicationStatus.USABLE) {
                articles.add(article);
            }
        }

        @Override
        public void reject(DeadLetter letter) {
            // The feed holds broken items on purpose.
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
