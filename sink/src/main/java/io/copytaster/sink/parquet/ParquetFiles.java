package io.copytaster.sink.parquet;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles under {@code articles/} and copies under {@code duplicates/}, as they stand, in Parquet files by day and
 * outlet: one file a partition, which is written anew beside the old one and takes its place when it is whole. The
 * columns are the fields of the Avro records. Not thread-safe.
 */
public final class ParquetFiles implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED, Topics.DUPLICATES);

    private static final Logger log = LoggerFactory.getLogger(ParquetFiles.class);
    private static final String MARK = ".copytaster";
    /** Third line of the mark; raised when files of before can no longer be read. */
    private static final String FORMAT = "1";

    /** Text kept in memory at most, in characters, before files are written ahead of the next flush. */
    private static final long MOST_UNWRITTEN = 32L << 20;

    private final Path folder;
    private final FileChannel lock;
    private final TableFiles<EnrichedArticle> articles;
    private final TableFiles<DuplicateArticle> copies;
    private final String identity;
    private long unwritten;
    private boolean broken;

    private ParquetFiles(Path folder, String owner, FileChannel lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        articles = TableFiles.open(Table.ARTICLES, folder);
        copies = TableFiles.open(Table.DUPLICATES, folder);
        identity = claim(owner);
    }

    /**
     * Opens a folder, making it where it is missing.
     *
     * @param owner whose articles these are, such as the id of the cluster they come from: what another owner wrote is
     *     replaced, not added to
     * @throws SinkException if the folder cannot be written, is in use, or has files that were not written by this
     */
    public static ParquetFiles open(Path folder, String owner) {
        try {
            Files.createDirectories(folder);
            FileChannel lock = locked(folder);
            try {
                return new ParquetFiles(folder, owner, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SinkException(
                    folder + ": cannot write to this folder (" + reason(e) + "); choose another with --parquet", e);
        }
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public List<Failure> write(List<SinkRecord> batch) {
        for (SinkRecord record : batch) {
            take(record);
        }
        if (unwritten > MOST_UNWRITTEN) {
            flush();
        }
        return List.of();
    }

    /** Writes anew each file that changed. */
    @Override
    public void flush() {
        if (broken) {
            throw new SinkException(folder + ": closed after a write that failed");
        }
        try {
            articles.publish();
            copies.publish();
            unwritten = 0;
        } catch (IOException e) {
            broken = true;
            throw new SinkException(
                    folder + ": cannot write (" + reason(e)
                            + "); make room or choose another folder with --parquet, and run again",
                    e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            if (!broken) {
                flush();
            }
        } catch (IOException e) {
            log.debug("event=lock-not-released folder={}", folder, e);
        }
    }

    private void take(SinkRecord record) {
        if (record instanceof SinkRecord.Enriched enriched) {
            articles.put(enriched.article());
            unwritten += enriched.article().getText().length();
        } else if (record instanceof SinkRecord.EnrichedWithdrawn gone) {
            articles.remove(gone.id(), gone.version());
        } else if (record instanceof SinkRecord.Duplicate duplicate) {
            copies.put(duplicate.article());
        } else if (record instanceof SinkRecord.DuplicateWithdrawn gone) {
            copies.remove(gone.id(), gone.version());
        }
    }

    /** The identity that the folder has for this owner; what another owner wrote is removed first. */
    private String claim(String owner) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)) {
            List<String> lines = Files.readAllLines(mark);
            if (lines.size() > 2 && !lines.get(2).equals(FORMAT)) {
                throw new SinkException(folder + ": has format " + lines.get(2) + ", this program writes " + FORMAT
                        + "; run the newer copytaster that made it, or choose another folder with --parquet");
            }
            if (lines.size() > 1 && lines.get(0).equals(owner)) {
                return lines.get(1);
            }
        } else if (!articles.isEmpty() || !copies.isEmpty()) {
            throw new SinkException(folder
                    + ": has Parquet files that were not written by copytaster; choose another folder with --parquet");
        }
        articles.clear();
        copies.clear();
        String fresh = UUID.randomUUID().toString();
        Path part = folder.resolve(MARK + ".part");
        Files.write(part, List.of(owner, fresh, FORMAT));
        Files.move(part, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return fresh;
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("held by this process folder={}", folder, e);
        }
        if (lock == null) {
            channel.close();
            throw new SinkException(folder
                    + ": another run writes to this folder; wait for it to end or choose another with --parquet");
        }
        return channel;
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
    }
}
