package io.copytaster.ingest.source.web;

import io.copytaster.ingest.source.IngestException;
import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * What a server answered at last, after redirects.
 *
 * @param status of HTTP
 * @param body as it came, empty without one
 * @param headers of the answer
 * @param base address of the body: Content-Location, or where the redirects ended
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Answer(int status, byte[] body, HttpHeaders headers, URI base) {
    /** A header's first value, or null. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Why an answer that is none of 200 and 304 is of no use, and what to do. */
    public IngestException failure(URI asked) {
        return new IngestException(asked.toString(), "the server answered " + status + advice());
    }

    private String advice() {
        return switch (status) {
            case 401, 403 -> "; it does not let this program read the feed";
            case 404, 410 -> "; the feed is not there, check the address";
            case 429, 503 -> "; it is busy, try again later";
            default -> "; try the address in a browser";
        };
    }
}
