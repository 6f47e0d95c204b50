package io.copytaster.ingest.source.poll;

import java.net.URI;
import java.time.Duration;

/**
 * A feed or a page as a file of sources describes it.
 *
 * @param name what its articles have for their source; no two have the same
 * @param address of its feed or page
 * @param interval between two requests, or null to go by what the feed says and does
 * @param page whether it is a page, which robots.txt may forbid, rather than a feed
 * @param pages whether to read the pages of a feed's items
 * @param allowPrivate whether it may be, or redirect to, an address that is not public
 */
public record FeedSource(String name, URI address, Duration interval, boolean page, Pages pages, boolean allowPrivate) {
    /** Which items of a feed have their pages read. */
    public enum Pages {
        /** Those that only tease what is on their page. */
        AUTO,
        /** None. */
        NEVER,
        /** All that name one. */
        ALWAYS
    }

    /** Shortest interval that can be set. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    public FeedSource {
        if (interval != null && interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("interval must be at least 10s: " + interval);
        }
    }

    /** A feed of which nothing but its address is said. */
    public static FeedSource feed(String name, URI address, boolean allowPrivate) {
        return new FeedSource(name, address, null, false, Pages.AUTO, allowPrivate);
    }

    /** A page of which nothing but its address is said. */
    public static FeedSource page(String name, URI address, boolean allowPrivate) {
        return new FeedSource(name, address, null, true, Pages.NEVER, allowPrivate);
    }
}
