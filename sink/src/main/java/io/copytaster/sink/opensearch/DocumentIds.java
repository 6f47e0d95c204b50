package io.copytaster.sink.opensearch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of documents: those of articles, and for one that is too long its beginning and a digest of the whole. */
final class DocumentIds {
    /** Most bytes that the server takes. */
    private static final int MOST_BYTES = 512;

    private static final int KEPT_CHARS = 100;

    private DocumentIds() {}

    static String of(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return id;
        }
        int kept = Character.isHighSurrogate(id.charAt(KEPT_CHARS - 1)) ? KEPT_CHARS - 1 : KEPT_CHARS;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return id.substring(0, kept) + "#" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
