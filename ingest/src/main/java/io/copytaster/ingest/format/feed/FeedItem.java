package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.date.Dated;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An item of a feed of any kind, as plain values; null is what it does not say.
 *
 * @param guid the feed's own name for it
 * @param link address of its page, absolute if the feed allows that
 * @param title headline as plain text
 * @param text body as plain text
 * @param language as declared for the item or the feed
 * @param byline names of its authors
 * @param published when it first came out
 * @param updated when it was last changed
 * @param attributes what else it says
 * @param written the item as it came
 * @param whole whether the feed goes on to the item's end
 */
record FeedItem(
        String guid,
        String link,
        String title,
        String text,
        String language,
        String byline,
        Dated published,
        Dated updated,
        Map<String, String> attributes,
        Supplier<byte[]> written,
        boolean whole) {
    boolean isEmpty() {
        return title == null && text == null;
    }
}
