package io.copytaster.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of records that carry no value to hold them. */
public final class ArticleHeaders {
    /** With a null value: the version of the article that withdrew it, as decimal digits. */
    public static final String VERSION = "version";

    /** With a delivery: it was delivered before and is to be enriched anew; the value says which replay sent it. */
    public static final String REPLAY = "replay";

    /** With a delivery or a dead letter: how often it was sent back to where it failed, as decimal digits. */
    public static final String RETRIES = "retries";

    private ArticleHeaders() {}

    /** Whether a delivery is to be enriched anew. */
    public static boolean isReplay(Headers headers) {
        return headers.lastHeader(REPLAY) != null;
    }

    /** How often what comes with these headers was sent back to where it failed. */
    public static int retries(Headers headers) {
        Header header = headers.lastHeader(RETRIES);
        try {
            return header == null ? 0 : Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Says how often it was sent back, if it ever was. */
    public static Headers withRetries(Headers headers, int retries) {
        return retries == 0
                ? headers
                : headers.remove(RETRIES).add(RETRIES, Integer.toString(retries).getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the version that withdraws an article. */
    public static Headers withVersion(Headers headers, long version) {
        return headers.remove(VERSION).add(VERSION, Long.toString(version).getBytes(StandardCharsets.UTF_8));
    }

    /** The version that withdrew an article; {@link Long#MAX_VALUE} if none is stated or it is no number. */
    public static long version(Headers headers) {
        Header header = headers.lastHeader(VERSION);
        try {
            return header == null ? Long.MAX_VALUE : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
