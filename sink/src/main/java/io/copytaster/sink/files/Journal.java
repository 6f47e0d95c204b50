package io.copytaster.sink.files;

import io.copytaster.sink.SinkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of frames: {@code int length, int crc32, body}, after a first line that names the format. What
 * was flushed is read back after a crash; a torn end, which was never flushed, is cut off.
 */
final class Journal implements AutoCloseable {
    /** Takes the frames that are read back. */
    interface Frames {
        /** One frame: its body, and the position of the body in the file. */
        void frame(long position, ByteBuffer body);
    }

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final byte[] FORMAT = "copytaster journal 1\n".getBytes(StandardCharsets.UTF_8);
    private static final int HEAD = 2 * Integer.BYTES;
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long size;
    private boolean forced = true;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a journal, new or old, and reads back its frames. */
    static Journal open(Path file, Frames frames) throws IOException {
        Journal journal = locked(file);
        try {
            if (journal.channel.size() == 0) {
                journal.start();
            } else {
                journal.readBack(frames);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.channel.close();
            throw e;
        }
    }

    /** An empty journal in place of whatever is there. */
    static Journal create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Journal journal = locked(file);
        journal.start();
        return journal;
    }

    /** Takes the place of another journal, which is closed; returns itself under the other's name. */
    Journal replace(Journal other) throws IOException {
        flush();
        Files.move(file, other.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        other.channel.close();
        forceFolder(other.file.toAbsolutePath().getParent());
        var renamed = new Journal(other.file, channel);
        renamed.size = size;
        return renamed;
    }

    /** Adds a frame, not yet durable, and returns the position of its body. */
    long append(byte[] body) throws IOException {
        var crc = new CRC32();
        crc.update(body);
        if (buffer.remaining() < HEAD + body.length) {
            drain();
        }
        long position = size + HEAD;
        if (HEAD + body.length > buffer.capacity()) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            head.putInt(body.length).putInt((int) crc.getValue()).flip();
            writeFully(head);
            writeFully(ByteBuffer.wrap(body));
        } else {
            buffer.putInt(body.length).putInt((int) crc.getValue()).put(body);
        }
        size += HEAD + body.length;
        forced = false;
        return position;
    }

    /** Bytes with those not yet written. */
    long size() {
        return size;
    }

    /** Bytes that a frame takes beyond its body. */
    static int overhead() {
        return HEAD;
    }

    /** Reads bytes at a position that {@link #append} or {@link Frames#frame} named. */
    byte[] read(long position, int length) throws IOException {
        drain();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException(file + " is shorter than what was written to it");
            }
        }
        return bytes.array();
    }

    /** Makes durable what was appended. */
    void flush() throws IOException {
        if (!forced) {
            drain();
            channel.force(false);
            forced = true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Makes a rename in a folder durable. */
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static Journal locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("held by this process file={}", file, e);
        }
        if (lock == null) {
            channel.close();
            throw new SinkException(file.getParent()
                    + ": another run writes to this folder; wait for it to end or choose another folder");
        }
        return new Journal(file, channel);
    }

    private void start() throws IOException {
        writeFully(ByteBuffer.wrap(FORMAT));
        size = FORMAT.length;
        forced = false;
    }

    private void readBack(Frames frames) throws IOException {
        long length = channel.size();
        long position = FORMAT.length;
        var reader = new JournalReader(channel, length);
        if (!reader.startsWith(FORMAT)) {
            throw new SinkException(file + " is no journal that this version can read; choose another folder");
        }
        for (ByteBuffer body = reader.next(position); body != null; body = reader.next(position)) {
            int bytes = body.remaining();
            frames.frame(position + HEAD, body);
            position += HEAD + bytes;
        }
        if (position < length) {
            log.warn("cut off a torn end file={} bytes={}", file, length - position);
            channel.truncate(position);
            channel.force(true);
        }
        channel.position(position);
        size = position;
    }

    private void drain() throws IOException {
        buffer.flip();
        try {
            writeFully(buffer);
        } finally {
            buffer.compact();
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
