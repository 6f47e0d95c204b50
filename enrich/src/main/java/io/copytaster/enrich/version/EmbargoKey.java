package io.copytaster.enrich.version;

import io.copytaster.schemas.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of deliveries under embargo: in the order of their hour, one for each version of an article. */
final class EmbargoKey {
    private EmbargoKey() {}

    static Bytes of(RawArticle article) {
        byte[] id = article.getId().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + id.length)
                .putLong(article.getEmbargoedUntil().toEpochMilli())
                .put(id)
                .putLong(article.getVersion())
                .array());
    }

    /** A key after all that end before an instant in UTC milliseconds, and before all others. */
    static Bytes before(long instant) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(instant).array());
    }
}
