package io.copytaster.ingest.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of articles, for sources that give none that is unique over all of them. */
public final class ArticleId {
    /** Most characters of an id: search indexes limit the length of a key. */
    public static final int MAX_LENGTH = 1024;

    private ArticleId() {}

    /** Id of what a source calls by a name of its own; a name too long for an id is replaced by its hash. */
    public static String of(String source, String name) {
        String id = source + ":" + name;
        return id.length() <= MAX_LENGTH ? id : ofContent(source, name);
    }

    /** Id of what has no name, made from its content. */
    public static String ofContent(String source, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return source + ":sha256-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
