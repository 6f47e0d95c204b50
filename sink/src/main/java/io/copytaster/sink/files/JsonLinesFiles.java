package io.copytaster.sink.files;

import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Writes {@code enriched.jsonl}, {@code duplicates.jsonl} and {@code dead-letters.jsonl} into a folder: each article as
 * it stands, sorted by id, one a line. What comes in is kept in a journal, {@code .journal} in the same folder, and the
 * three files are made from it: a reader sees a whole file, old or new. Thread-safe.
 */
public final class JsonLinesFiles implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED, Topics.DUPLICATES, Topics.DEAD_LETTERS);

    /** Least time between two publications of a running sink; large files are published less often. */
    public static final Duration PUBLISH_EVERY = Duration.ofSeconds(30);

    private static final String JOURNAL = ".journal";
    private static final long SMALLEST_REWRITTEN = 8 << 20;
    /** Publishing may take up so much of a sink's time: a tenth. */
    private static final int SHARE = 10;

    private final Path folder;
    private final DeadLetterJson deadLetters;
    private final LongSupplier nanoTime;
    private final LineStore store;
    private boolean changed = true;
    private boolean broken;
    private boolean closed;
    private long nextPublication;

    private JsonLinesFiles(Path folder, LineStore store, Deserializer<RawArticle> raw, LongSupplier nanoTime) {
        this.folder = folder;
        this.store = store;
        this.deadLetters = new DeadLetterJson(raw);
        this.nanoTime = nanoTime;
        this.nextPublication = nanoTime.getAsLong();
    }

    /**
     * Opens a folder, making it where it is missing.
     *
     * @param owner whose articles these are, such as the id of the cluster they come from: what another owner wrote is
     *     replaced, not added to
     * @param raw decodes articles among the dead letters
     * @throws SinkException if the folder cannot be written, is in use, or has such files that were not written by this
     */
    public static JsonLinesFiles open(Path folder, String owner, Deserializer<RawArticle> raw) {
        return open(folder, owner, raw, System::nanoTime, SMALLEST_REWRITTEN);
    }

    static JsonLinesFiles open(
            Path folder, String owner, Deserializer<RawArticle> raw, LongSupplier nanoTime, long smallestRewritten) {
        try {
            Files.createDirectories(folder);
            Path journal = folder.resolve(JOURNAL);
            if (!Files.exists(journal)) {
                refuseForeignFiles(folder);
            }
            return new JsonLinesFiles(folder, LineStore.open(journal, owner, smallestRewritten), raw, nanoTime);
        } catch (IOException e) {
            throw new SinkException(
                    folder + ": cannot write to this folder (" + reason(e) + "); choose another with --out", e);
        }
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public String identity() {
        return store.identity();
    }

    @Override
    public synchronized List<Failure> write(List<SinkRecord> batch) {
        guarded(() -> {
            for (SinkRecord record : batch) {
                changed |= take(record);
            }
        });
        return List.of();
    }

    @Override
    public synchronized void flush() {
        guarded(() -> {
            store.flush();
            if (changed && nanoTime.getAsLong() - nextPublication >= 0) {
                publishAll();
            }
        });
    }

    /** Flushes, and brings the three files up to date with what was written. */
    public synchronized void publish() {
        guarded(() -> {
            store.flush();
            if (changed) {
                publishAll();
            }
        });
    }

    /** Publishes, and lets go of the folder. After a failed write it leaves the files as they were published last. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            if (!broken) {
                publish();
            }
        } finally {
            closed = true;
            guardedClose();
        }
    }

    private boolean take(SinkRecord record) throws IOException {
        if (record instanceof SinkRecord.Enriched enriched) {
            var article = enriched.article();
            return store.put(new Line(
                    FileKind.ENRICHED, article.getId(), article.getVersion(), utf8(ArticleJson.line(article))));
        } else if (record instanceof SinkRecord.EnrichedWithdrawn withdrawn) {
            return store.remove(FileKind.ENRICHED, withdrawn.id(), withdrawn.version());
        } else if (record instanceof SinkRecord.Duplicate duplicate) {
            var article = duplicate.article();
            return store.put(new Line(
                    FileKind.DUPLICATES, article.getId(), article.getVersion(), utf8(ArticleJson.line(article))));
        } else if (record instanceof SinkRecord.DuplicateWithdrawn withdrawn) {
            return store.remove(FileKind.DUPLICATES, withdrawn.id(), withdrawn.version());
        } else if (record instanceof SinkRecord.Failed failed) {
            return store.put(new Line(FileKind.DEAD_LETTERS, letterKey(failed), 0, deadLetters.line(failed)));
        }
        throw new IllegalArgumentException("no line for " + record.getClass());
    }

    /** By its key; without one by its place in the topic, after all that have one. */
    private static String letterKey(SinkRecord.Failed failed) {
        DeadLetter letter = failed.letter();
        return letter.key() == null
                ? String.format("1%010d/%019d", failed.partition(), failed.offset())
                : "0" + new String(letter.key(), StandardCharsets.ISO_8859_1); // one text for each key, UTF-8 or not
    }

    private void publishAll() throws IOException {
        long begin = nanoTime.getAsLong();
        for (FileKind kind : FileKind.values()) {
            Path part = folder.resolve("." + kind.fileName() + ".part");
            try {
                writeFile(kind, part);
                Files.move(
                        part,
                        folder.resolve(kind.fileName()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part); // still there only if it failed, and then perhaps for want of room
            }
        }
        Journal.forceFolder(folder);
        changed = false;
        long end = nanoTime.getAsLong();
        nextPublication = end + Math.max(PUBLISH_EVERY.toNanos(), SHARE * (end - begin));
    }

    private void writeFile(FileKind kind, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            store.writeTo(kind, out);
            out.flush();
            channel.force(true);
        }
    }

    private static void refuseForeignFiles(Path folder) {
        for (FileKind kind : FileKind.values()) {
            if (Files.exists(folder.resolve(kind.fileName()))) {
                throw new SinkException(folder.resolve(kind.fileName())
                        + " was not written by copytaster and is left as it is; choose another folder with --out");
            }
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    /** After a failed write the journal's end is not to be trusted until it is opened again: nothing more is written. */
    private void guarded(Write write) {
        if (closed || broken) {
            throw new SinkException(folder + ": closed" + (broken ? " after a write that failed" : ""));
        }
        try {
            write.run();
        } catch (IOException e) {
            broken = true;
            throw new SinkException(
                    folder + ": cannot write (" + reason(e)
                            + "); make room or choose another folder with --out, and run again",
                    e);
        }
    }

    private void guardedClose() {
        try {
            store.close();
        } catch (IOException e) {
            throw new SinkException(folder + ": cannot be closed (" + reason(e) + ")", e);
        }
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        // The message of most of these is the path alone; the class says what is wrong with it.
        return e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
    }
}
