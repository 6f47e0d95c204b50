package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.io.IOException;
import java.io.InputStream;

/** A way of writing articles down. */
public interface Format {
    /**
     * Finds the articles in a delivery.
     *
     * @param content the delivery's bytes, decompressed, from the start
     * @throws Unreadable if the delivery is bad as a whole; nothing of it was given to the desk then
     * @throws IOException if reading fails
     */
    void read(Delivery delivery, InputStream content, Desk desk) throws IOException;

    /** What is said of bytes that are no text. */
    static Unreadable binary() {
        return new Unreadable(
                Reason.UNKNOWN_FORMAT,
                "is binary data of no known kind; articles come as text, JSON lines, feeds, wires or web pages");
    }

    /**
     * All of a content that has to be held in memory.
     *
     * @throws Unreadable if it is longer than {@link Delivery#MAX_WHOLE_BYTES}
     */
    static byte[] whole(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(Delivery.MAX_WHOLE_BYTES + 1);
        if (bytes.length > Delivery.MAX_WHOLE_BYTES) {
            throw Formats.tooLarge("decoded it is over " + Delivery.MAX_WHOLE_BYTES
                    + " bytes, the most that is read as a whole; split it, or deliver it as JSON lines");
        }
        return bytes;
    }
}
