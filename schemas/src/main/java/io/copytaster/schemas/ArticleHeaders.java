package io.copytaster.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of records that carry no value to hold them. */
public final class ArticleHeaders {
    /** With a null value: the version of the article that withdrew it, as decimal digits. */
    public static final String VERSION = "version";

    private ArticleHeaders() {}

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
