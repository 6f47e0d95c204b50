package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.Probe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of articles by what they say: those of one fingerprint stand together, in the order of (time, id). */
final class CopyKey {
    private static final int ID_AT = Fingerprint.BYTES + Long.BYTES;

    private CopyKey() {}

    static Bytes of(byte[] fingerprint, Probe probe) {
        byte[] id = probe.getId().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(ID_AT + id.length)
                .put(fingerprint)
                .putLong(probe.getOrderTime() ^ Long.MIN_VALUE) // so that bytes sort as signed numbers do
                .put(id)
                .array());
    }

    static String id(Bytes key) {
        return new String(key.get(), ID_AT, key.get().length - ID_AT, StandardCharsets.UTF_8);
    }
}
