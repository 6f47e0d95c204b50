package io.copytaster.ingest.format.feed;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A feed as it was read.
 *
 * @param mediaType of this kind of feed
 * @param title of the feed as plain text, or null
 * @param link address of its site, or null
 * @param language as declared for all of it, or null
 * @param interval how long it may be kept before asking again, as it says itself, or null
 * @param items in the feed's order
 * @param rest what is written after the last item if the feed breaks off there, else null
 */
record FeedDocument(
        String mediaType,
        String title,
        String link,
        String language,
        Duration interval,
        List<FeedItem> items,
        Supplier<byte[]> rest) {}
