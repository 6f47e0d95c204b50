package io.copytaster.ingest.source.poll;

/** A request for a source with those for the pages of its items: the source's state holds when all are over. */
final class Round {
    private final FeedSource source;
    private SourceState after;
    private int pages;

    Round(FeedSource source) {
        this.source = source;
    }

    FeedSource source() {
        return source;
    }

    /** The state of the source after this. */
    SourceState after() {
        return after;
    }

    void answered(SourceState state) {
        after = state;
    }

    void pageWanted() {
        pages++;
    }

    void pageDone() {
        pages--;
    }

    boolean isOver() {
        return after != null && pages == 0;
    }
}
