package io.copytaster.sink.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Reads the frames of a {@link Journal} one after the other, through a buffer. */
final class JournalReader {
    private static final int HEAD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final long length;
    private ByteBuffer window = ByteBuffer.allocate(1 << 20).limit(0);
    private long windowAt;

    JournalReader(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    boolean startsWith(byte[] expected) throws IOException {
        ByteBuffer start = at(0, expected.length);
        if (start == null) {
            return false;
        }
        var found = new byte[expected.length];
        start.get(found);
        return Arrays.equals(expected, found);
    }

    /** Body of the frame that begins at a position; null if there is none, or none that is whole. */
    ByteBuffer next(long position) throws IOException {
        ByteBuffer head = at(position, HEAD);
        if (head == null) {
            return null;
        }
        int bodyLength = head.getInt();
        int expected = head.getInt();
        ByteBuffer body = bodyLength <= 0 ? null : at(position + HEAD, bodyLength);
        if (body == null) {
            return null;
        }
        var crc = new CRC32();
        crc.update(body.duplicate());
        return (int) crc.getValue() == expected ? body : null;
    }

    /** A view of so many bytes of the file, valid until the next call; null if it ends before. */
    private ByteBuffer at(long position, int bytes) throws IOException {
        if (position + bytes > length) {
            return null;
        }
        if (position < windowAt || position + bytes > windowAt + window.limit()) {
            if (bytes > window.capacity()) {
                window = ByteBuffer.allocate(bytes);
            }
            window.clear();
            windowAt = position;
            while (window.hasRemaining() && channel.read(window, windowAt + window.position()) >= 0) {
                // reads on until the window is full or the file ends
            }
            window.flip();
            if (window.limit() < bytes) {
                return null;
            }
        }
        return window.slice((int) (position - windowAt), bytes);
    }
}
