package io.copytaster.ingest.source.poll;

import java.net.URI;
import java.time.Duration;

/**
 * A source as a file of sources describes it.
 *
 * @param name what its articles have for their source; no two have the same
 * @param address of its feed or page
 * @param interval between two requests, or null to go by what the feed says and does
 * @param page whether it is a page, which robots.txt may forbid, rather than a feed
 * @param allowPrivate whether it may be, or redirect to, an address that is not public
 */
public record FeedSource(String name, URI address, Duration interval, boolean page, boolean allowPrivate) {
    /** Shortest interval that can be set. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    public FeedSource {
        if (interval != null && interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("interval must be at least 10s: " + interval);
        }
    }
}
