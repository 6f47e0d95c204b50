package io.copytaster.ingest.format.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the first bytes alone say of a charset: a byte order mark, or how markup begins in units of two or four bytes
 * (appendix F of the XML recommendation).
 *
 * @param length bytes of the mark itself; 0 without one
 */
record Mark(Charset charset, int length) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** What the bytes begin with, or null if that says nothing. */
    static Mark of(byte[] bytes) {
        if (begin(bytes, 0x00, 0x00, 0xfe, 0xff)) {
            return new Mark(UTF_32BE, 4);
        }
        if (begin(bytes, 0xff, 0xfe, 0x00, 0x00)) {
            return new Mark(UTF_32LE, 4);
        }
        if (begin(bytes, 0xfe, 0xff)) {
            return new Mark(StandardCharsets.UTF_16BE, 2);
        }
        if (begin(bytes, 0xff, 0xfe)) {
            return new Mark(StandardCharsets.UTF_16LE, 2);
        }
        if (begin(bytes, 0xef, 0xbb, 0xbf)) {
            return new Mark(StandardCharsets.UTF_8, 3);
        }
        if (begin(bytes, 0x00, 0x00, 0x00, '<')) {
            return new Mark(UTF_32BE, 0);
        }
        if (begin(bytes, '<', 0x00, 0x00, 0x00)) {
            return new Mark(UTF_32LE, 0);
        }
        if (begin(bytes, 0x00, '<')) {
            return new Mark(StandardCharsets.UTF_16BE, 0);
        }
        return begin(bytes, '<', 0x00) ? new Mark(StandardCharsets.UTF_16LE, 0) : null;
    }

    private static boolean begin(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
