package io.copytaster.ingest.source.web;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Secrets;
import java.io.ByteArrayInputStream;
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

    /**
     * The body as a delivery. Only what names its articles is told what only those who ask may know.
     *
     * @param asked address that somebody named
     * @param source who delivers the articles of a feed
     */
    public Delivery delivery(URI asked, String source) {
        String shown = Secrets.hide(asked.toString());
        return new Delivery(
                Delivery.Kind.WEB,
                shown,
                shown,
                source,
                source,
                asked.toString(),
                header("Content-Type"),
                base,
                () -> new ByteArrayInputStream(body));
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
