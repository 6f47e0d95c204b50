package io.copytaster.app.web;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.deadletters.LetterDesk;
import io.copytaster.app.web.live.IndexBacklog;
import io.copytaster.app.web.live.LiveStream;
import io.copytaster.enrich.publish.Enricher.MentionFinder;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a page has besides the index. Without topics there is no stream, and copies stay without text. */
public final class PageParts implements AutoCloseable {
    private final Trial trial;
    private final Deliveries deliveries;
    private final LiveStream stream;
    private final LetterDesk letters;
    private final Predicate<String> withdrawn;
    private final LongSupplier backlog;

    private PageParts(
            Trial trial,
            Deliveries deliveries,
            LiveStream stream,
            LetterDesk letters,
            Predicate<String> withdrawn,
            LongSupplier backlog) {
        this.withdrawn = withdrawn;
        this.backlog = backlog;
        this.trial = trial;
        this.deliveries = deliveries;
        this.stream = stream;
        this.letters = letters;
    }

    /** Of a page that has its index alone; the tagger is asked for when it is first needed. */
    public static PageParts alone(Supplier<MentionFinder> tagger) {
        return alone(tagger, () -> 0);
    }

    /** The same, with so many records that the index has still to take in. */
    static PageParts alone(Supplier<MentionFinder> tagger, LongSupplier backlog) {
        return new PageParts(new Trial(tagger, InstantSource.system()), null, null, null, id -> false, backlog);
    }

    /**
     * Of a page on a cluster.
     *
     * @param tagger asked for when it is first needed
     * @param withdrawn whether an article that did not come out was withdrawn, as far as that is known besides the index
     */
    public static PageParts on(Cluster cluster, Supplier<MentionFinder> tagger, Predicate<String> withdrawn) {
        return new PageParts(
                new Trial(tagger, InstantSource.system()),
                new Deliveries(cluster, InstantSource.system()),
                new LiveStream(cluster, InstantSource.system()),
                new LetterDesk(cluster),
                withdrawn,
                new IndexBacklog(cluster));
    }

    Trial trial() {
        return trial;
    }

    /** Null without topics. */
    Deliveries deliveries() {
        return deliveries;
    }

    /** Records that the index has still to take in. */
    LongSupplier backlog() {
        return backlog;
    }

    Predicate<String> withdrawn() {
        return withdrawn;
    }

    /** Null without topics. */
    LiveStream stream() {
        return stream;
    }

    /** Null without topics. */
    LetterDesk letters() {
        return letters;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        if (letters != null) {
            letters.close();
        }
        if (deliveries != null) {
            deliveries.close();
        }
        if (backlog instanceof IndexBacklog looking) {
            looking.close();
        }
    }
}
