package io.copytaster.sink.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The lines as they stand: an index in memory of where each lies in the journal. */
final class LineStore implements AutoCloseable {
    private record Place(long position, int length, int frameLength, long version) {}

    /** First byte of the frame that names identity and owner; those of lines have the number of their file. */
    private static final byte OWNER = 0;

    private static final int IDENTITY_CHARS = 36;
    /** Below this the journal is not worth rewriting. */
    private final long smallest;

    private final Path file;
    private final Map<FileKind, Map<String, Place>> lines = new EnumMap<>(FileKind.class);
    private Journal journal;
    private String owner;
    private String identity;
    private long live;

    private LineStore(Path file, long smallest) {
        this.file = file;
        this.smallest = smallest;
        forget();
    }

    /**
     * Opens the lines that an owner wrote; those of another owner are dropped.
     *
     * @param smallest bytes of a journal that is never rewritten, however much of it is dead
     */
    static LineStore open(Path file, String owner, long smallest) throws IOException {
        var store = new LineStore(file, smallest);
        store.journal = Journal.open(file, store::readBack);
        Files.deleteIfExists(store.rewritten()); // begun and not finished, perhaps for want of room
        if (!owner.equals(store.owner)) {
            store.forget();
            store.owner = owner;
            store.identity = UUID.randomUUID().toString();
            store.rewrite();
        }
        return store;
    }

    /** Given when the store was begun, for this owner. */
    String identity() {
        return identity;
    }

    /** Upserts a line unless a newer version is held; whether anything changed. */
    boolean put(Line line) throws IOException {
        Place held = lines.get(line.kind()).get(line.key());
        if (held != null && held.version() > line.version()) {
            return false;
        }
        byte[] frame = line.toFrame();
        long position = journal.append(frame);
        int length = line.json().length;
        hold(
                line.kind(),
                line.key(),
                new Place(position + frame.length - length, length, frame.length, line.version()));
        return true;
    }

    /** Removes a line unless a version newer than the one given is held; null: whatever is held. */
    boolean remove(FileKind kind, String key, Long version) throws IOException {
        Place held = lines.get(kind).get(key);
        if (held == null || (version != null && held.version() > version)) {
            return false;
        }
        journal.append(new Line(kind, key, held.version(), null).toFrame());
        hold(kind, key, null);
        return true;
    }

    /** Makes durable what was put and removed; drops what is dead once it is more than half. */
    void flush() throws IOException {
        if (journal.size() > smallest && live < journal.size() / 2) {
            rewrite();
        } else {
            journal.flush();
        }
    }

    /** Writes the lines of one file, sorted by key, each with its end. */
    void writeTo(FileKind kind, OutputStream out) throws IOException {
        Map<String, Place> places = lines.get(kind);
        List<String> keys = places.keySet().stream().sorted().toList();
        for (String key : keys) {
            Place place = places.get(key);
            out.write(journal.read(place.position(), place.length()));
            out.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private void readBack(long position, ByteBuffer frame) {
        if (frame.get(frame.position()) == OWNER) {
            frame.get();
            String names = StandardCharsets.UTF_8.decode(frame).toString();
            identity = names.substring(0, IDENTITY_CHARS);
            owner = names.substring(IDENTITY_CHARS);
            return;
        }
        int frameLength = frame.remaining();
        Line.Place line = Line.place(frame);
        hold(
                line.kind(),
                line.key(),
                line.removal()
                        ? null
                        : new Place(position + line.offset(), line.length(), frameLength, line.version()));
    }

    private void hold(FileKind kind, String key, Place place) {
        Map<String, Place> places = lines.get(kind);
        Place before = place == null ? places.remove(key) : places.put(key, place);
        live += (place == null ? 0 : place.frameLength() + Journal.overhead())
                - (before == null ? 0 : before.frameLength() + Journal.overhead());
    }

    private void forget() {
        for (FileKind kind : FileKind.values()) {
            lines.put(kind, new HashMap<>());
        }
        live = 0;
    }

    private Path rewritten() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void rewrite() throws IOException {
        Journal fresh = Journal.create(rewritten());
        byte[] names = (identity + owner).getBytes(StandardCharsets.UTF_8);
        fresh.append(ByteBuffer.allocate(1 + names.length).put(OWNER).put(names).array());
        for (FileKind kind : FileKind.values()) {
            for (Map.Entry<String, Place> line : lines.get(kind).entrySet()) {
                Place place = line.getValue();
                byte[] frame =
                        journal.read(place.position() - (place.frameLength() - place.length()), place.frameLength());
                long position = fresh.append(frame) + frame.length - place.length();
                line.setValue(new Place(position, place.length(), place.frameLength(), place.version()));
            }
        }
        journal = fresh.replace(journal);
    }
}
