package io.copytaster.ingest.source.push;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The body of a request as a delivery. */
final class PushBody {
    /** Most bytes of a body, packed and unpacked. */
    static final int MAX_BYTES = Delivery.MAX_WHOLE_BYTES;

    private static final int BLOCK = 1 << 14;

    private PushBody() {}

    /** There is no room for more of a body. */
    static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * All of a body, or null if it is too large.
     *
     * @param share of the memory, which grows with what comes
     * @throws NoRoom if it cannot
     */
    static byte[] read(InputStream body, Room.Share share) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int count = body.read(block); count >= 0; count = body.read(block)) {
            if (bytes.size() + count > MAX_BYTES) {
                return null;
            }
            if (!share.grow(count)) {
                throw new NoRoom();
            }
            bytes.write(block, 0, count);
        }
        byte[] all = bytes.toByteArray();
        return isBomb(all) ? null : all;
    }

    /** A few bytes can unpack to any number: so they are counted before any are read. */
    private static boolean isBomb(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return false;
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            long rest = MAX_BYTES + 1L;
            byte[] first = unpacked.readNBytes(2);
            boolean twice = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            for (long skipped; rest > 0 && (skipped = unpacked.skip(rest)) > 0; rest -= skipped) {
                // Only the count matters.
            }
            return twice || rest <= 0;
        } catch (IOException e) {
            // What is damaged is said by the one who reads it.
            return false;
        }
    }

    /** A text without an id is named by its content, so that sending it again gives the same article. */
    static Delivery delivery(PushSource source, String contentType, byte[] bytes) {
        String name = ArticleId.ofContent("push", new String(bytes, StandardCharsets.ISO_8859_1));
        String sender = source.name();
        return new Delivery(
                Delivery.Kind.FILE,
                "push " + sender,
                name,
                sender,
                sender,
                name.substring(name.indexOf(':') + 1),
                contentType,
                null,
                () -> new ByteArrayInputStream(bytes));
    }
}
