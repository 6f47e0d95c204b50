package io.copytaster.enrich.dedup;

/** The order in which articles count as earlier and later, whatever the order in which they come. */
public final class ArticleOrder {
    private ArticleOrder() {}

    /** Compares by time, UTC milliseconds, and by id where that is equal. */
    public static int compare(long time, String id, long otherTime, String otherId) {
        return time == otherTime ? id.compareTo(otherId) : Long.compare(time, otherTime);
    }
}
