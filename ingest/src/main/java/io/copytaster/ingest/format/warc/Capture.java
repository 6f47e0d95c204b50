package io.copytaster.ingest.format.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * The page that a record holds.
 *
 * @param address where it was
 * @param type its media type as the server declared it
 * @param bytes what could be read of it, one byte more than the limit at most
 * @param fault what kept the rest from being read, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Capture(URI address, String type, byte[] bytes, String fault) {
    /** Pages for readers are smaller. */
    static final int MAX_BYTES = 8 << 20;

    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    /** The page of a record, or null if it holds none. */
    static Capture of(WarcRecord record) {
        if (!(record instanceof WarcResponse response)) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        URI address = null;
        String type = null;
        try {
            address = response.targetURI();
            if (!response.contentType().base().toString().equals("application/http")) {
                return null;
            }
            HttpResponse http = response.http();
            type = http.contentType().toString();
            if (http.status() != 200
                    || !PAGES.contains(http.contentType().base().toString().toLowerCase(Locale.ROOT))) {
                return null;
            }
            copy(http.bodyDecoded().stream(), bytes);
            return new Capture(address, type, bytes.toByteArray(), null);
        } catch (IOException | IllegalArgumentException e) {
            return new Capture(
                    address, type, bytes.toByteArray(), e.getMessage() == null ? "breaks off" : e.getMessage());
        }
    }

    private static void copy(InputStream body, ByteArrayOutputStream bytes) throws IOException {
        var block = new byte[1 << 13];
        int count = 0;
        while (count >= 0 && bytes.size() <= MAX_BYTES) {
            bytes.write(block, 0, count);
            count = body.read(block, 0, Math.min(block.length, MAX_BYTES + 1 - bytes.size()));
        }
    }

    /** The host that it comes from, or null. */
    String host() {
        String host = address == null ? null : address.getHost();
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    boolean isTooLarge() {
        return bytes.length > MAX_BYTES;
    }
}
