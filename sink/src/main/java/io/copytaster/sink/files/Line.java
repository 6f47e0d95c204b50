package io.copytaster.sink.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One change, as the journal keeps it: a line of one of the files, or its removal.
 *
 * @param kind which file
 * @param key what the line is upserted by
 * @param version of the article; 0 for dead letters
 * @param json the line without its end; null removes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(FileKind kind, String key, long version, byte[] json) {
    /** Where a line lies in a frame. */
    record Place(FileKind kind, String key, long version, boolean removal, int offset, int length) {}

    private static final int FIXED = 1 + 1 + Long.BYTES + Integer.BYTES;

    byte[] toFrame() {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        int jsonLength = json == null ? 0 : json.length;
        ByteBuffer frame = ByteBuffer.allocate(FIXED + keyBytes.length + jsonLength);
        frame.put(kind.code()).put((byte) (json == null ? 1 : 0)).putLong(version);
        frame.putInt(keyBytes.length).put(keyBytes);
        if (json != null) {
            frame.put(json);
        }
        return frame.array();
    }

    /** Reads all but the line itself. */
    static Place place(ByteBuffer frame) {
        int start = frame.position();
        FileKind kind = FileKind.of(frame.get());
        boolean removal = frame.get() == 1;
        long version = frame.getLong();
        var key = new byte[frame.getInt()];
        frame.get(key);
        return new Place(
                kind,
                new String(key, StandardCharsets.UTF_8),
                version,
                removal,
                frame.position() - start,
                frame.remaining());
    }
}
