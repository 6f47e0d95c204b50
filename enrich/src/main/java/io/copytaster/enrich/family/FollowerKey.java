package io.copytaster.enrich.family;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the articles that want to know where another stands: those that follow one article stand together. */
final class FollowerKey {
    private FollowerKey() {}

    static Bytes of(String followed, String follower) {
        byte[] begin = prefix(followed);
        byte[] id = follower.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(begin.length + id.length).put(begin).put(id).array());
    }

    /** What the keys of all followers of an article begin with, and no others. */
    static byte[] prefix(String followed) {
        byte[] id = followed.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + id.length)
                .putInt(id.length)
                .put(id)
                .array();
    }

    static String follower(Bytes key, byte[] prefix) {
        return new String(key.get(), prefix.length, key.get().length - prefix.length, StandardCharsets.UTF_8);
    }
}
