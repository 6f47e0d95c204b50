package io.copytaster.ingest.delivery;

import java.util.function.Supplier;

/**
 * A part of a delivery that is to become one article.
 *
 * @param source who it counts for
 * @param key article id if it could be read, else a name for the part, such as {@code wire.jsonl:12}
 * @param place where it stands, for messages, such as {@code drops/wire.jsonl:12}
 * @param bytes the part as it came, at most {@link Delivery#MAX_KEPT_BYTES} of it; valid while the part is handled
 */
public record Piece(String source, String key, String place, Supplier<byte[]> bytes) {}
