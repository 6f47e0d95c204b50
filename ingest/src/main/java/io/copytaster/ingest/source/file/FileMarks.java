package io.copytaster.ingest.source.file;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.source.Input;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks of how far files have been read, so that reading goes on there after a crash. They are kept now and then, and
 * only when all before them has arrived. For the thread that delivers alone.
 */
public final class FileMarks {
    private static final Logger log = LoggerFactory.getLogger(FileMarks.class);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(2);

    private final Input.Receiver receiver;
    private final String prefix;
    private final Map<String, FileMark> marks = new HashMap<>();
    private final Map<String, FileMark> changed = new HashMap<>();
    private Instant kept;
    private Instant now;

    /**
     * Marks that were kept of the files at a path.
     *
     * @param purpose tells them from marks that others keep of the same files
     */
    public FileMarks(Input.Receiver receiver, String purpose, Path path) {
        this.receiver = receiver;
        this.prefix = purpose + " ";
        String root = key(path);
        receiver.states().load().forEach((name, state) -> {
            FileMark mark = name.equals(root) || name.startsWith(root + "/") ? FileMark.parse(state) : null;
            if (mark != null) {
                marks.put(name, mark);
            }
        });
    }

    /** Whether all of a file has been read, and it has not changed since. */
    public boolean isDone(Path file) throws IOException {
        FileMark mark = marks.get(key(file));
        return mark != null && mark.done() && mark.isSameFile(FileMark.of(file));
    }

    /** A desk for a file's content that knows where to go on, and notes how far it comes. */
    public Desk before(Path file, FileMark found, Desk next) {
        now(next.now());
        String key = key(file);
        FileMark mark = marks.get(key);
        long parts = mark == null || mark.done() || !mark.isSameFile(found) ? 0 : mark.parts();
        if (parts > 0) {
            log.warn("event=file-resumed file=\"{}\" parts-done={}", file, parts);
        }
        return new Marking(next, key, found, parts);
    }

    /** Notes that all of a file has been read. */
    public void done(Path file, FileMark found) {
        put(key(file), found.asDone());
    }

    /** Notes that a file is gone, or is to be read anew. */
    public void forget(Path file) {
        put(key(file), null);
    }

    /** Forgets the files that are not among those given. */
    public void retain(Set<Path> files) {
        Set<String> there = new java.util.HashSet<>();
        files.forEach(file -> there.add(key(file)));
        Set.copyOf(marks.keySet()).stream().filter(key -> !there.contains(key)).forEach(key -> put(key, null));
    }

    /** Forgets all. */
    public void forgetAll() {
        Set.copyOf(marks.keySet()).forEach(key -> put(key, null));
        // What was never kept need not be forgotten.
        changed.keySet().retainAll(receiver.states().load().keySet());
        keep();
    }

    /** Whether it is time to keep what has been noted. */
    public boolean isDue() {
        return !changed.isEmpty() && kept != null && !now.isBefore(kept.plus(KEEP_EVERY));
    }

    /** Keeps what has been noted, after all that was read before has arrived. */
    public void keep() {
        if (changed.isEmpty()) {
            return;
        }
        var states = new HashMap<String, String>();
        changed.forEach((key, mark) -> states.put(key, mark == null ? null : mark.write()));
        receiver.settle(() -> receiver.states().save(states));
        changed.clear();
        kept = now;
    }

    private void put(String key, FileMark mark) {
        changed.put(key, mark);
        marks.compute(key, (k, before) -> mark);
    }

    private void now(Instant instant) {
        now = instant;
        kept = kept == null ? instant : kept;
    }

    private String key(Path file) {
        return prefix + file.toAbsolutePath().normalize();
    }

    private final class Marking implements Desk {
        private final Desk next;
        private final String key;
        private final FileMark found;
        private final long parts;

        Marking(Desk next, String key, FileMark found, long parts) {
            this.next = next;
            this.key = key;
            this.found = found;
            this.parts = parts;
        }

        @Override
        public Instant now() {
            return next.now();
        }

        @Override
        public boolean take(RawArticle article, Piece piece) {
            return next.take(article, piece);
        }

        @Override
        public void reject(Piece piece, Reason reason, String error) {
            next.reject(piece, reason, error);
        }

        @Override
        public long alreadyDone() {
            return parts;
        }

        @Override
        public void done(long parts) {
            put(key, found.upTo(parts));
            FileMarks.this.now(next.now());
            if (isDue()) {
                keep();
            }
        }
    }
}
