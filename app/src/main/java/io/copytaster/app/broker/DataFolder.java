package io.copytaster.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;

/**
 * The folder that one running copytaster keeps everything in ({@code --data}): locked while it is open, and marked with
 * the version of its layout, so that another program version does not misread it.
 */
public final class DataFolder implements AutoCloseable {
    /** The layout that this program reads and writes. Raise it when older programs could not read what is written. */
    public static final int LAYOUT_VERSION = 1;

    private static final String MARK = "copytaster.properties";
    private static final String LOCK = "copytaster.lock";
    private static final String LAYOUT = "data.layout";

    private final Path root;
    private final FileChannel lock;
    private final boolean temporary;

    private DataFolder(Path root, FileChannel lock, boolean temporary) {
        this.root = root;
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * Opens a folder that stays, and makes it if it is not there.
     *
     * @throws StartException if it cannot be written, is in use, holds something else, or has another layout version
     */
    public static DataFolder open(Path folder) {
        return open(folder.toAbsolutePath().normalize(), false);
    }

    /** A folder that is deleted when it is closed. One that a crash leaves behind is never looked at again. */
    public static DataFolder temporary() {
        try {
            return open(Files.createTempDirectory("copytaster-"), true);
        } catch (IOException e) {
            throw new StartException(
                    "no temporary folder can be made below %s (%s): name one with --data"
                            .formatted(System.getProperty("java.io.tmpdir"), e),
                    e);
        }
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Where the embedded broker keeps its log. */
    public Path broker() {
        return made("broker");
    }

    /** Where Kafka Streams keeps its state stores. */
    public Path state() {
        return made("state");
    }

    /** Where the search index is. */
    public Path search() {
        return made("search");
    }

    /** Whether the folder goes when it is closed. */
    public boolean isTemporary() {
        return temporary;
    }

    /** Unlocks the folder, and deletes it if it is temporary. Close what writes into it before. */
    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                delete(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data folder " + root, e);
        }
    }

    private static DataFolder open(Path root, boolean temporary) {
        FileChannel lock = null;
        var opened = false;
        try {
            refuseForeign(createFolder(root));
            lock = lock(root);
            checkLayout(root);
            opened = true;
            return new DataFolder(root, lock, temporary);
        } catch (IOException e) {
            throw unwritable(root, e);
        } finally {
            if (!opened) {
                closeQuietly(lock);
            }
        }
    }

    private static Path createFolder(Path root) throws IOException {
        try {
            return Files.createDirectories(root);
        } catch (FileAlreadyExistsException e) {
            throw new StartException("%s is a file: --data needs a folder".formatted(e.getFile()), e);
        }
    }

    /** A folder with other people's files in it is not made ours. */
    private static void refuseForeign(Path root) throws IOException {
        if (Files.exists(root.resolve(MARK))) {
            return;
        }
        try (var entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.endsWith(LOCK))) {
                throw new StartException(
                        "%s is not empty and no data folder of copytaster: use an empty one, or one that is not there yet, for --data"
                                .formatted(root));
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        var channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Open in this same process: said below as for any other.
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new StartException(EmbeddedBroker.inUse(root));
        }
        return channel;
    }

    private static void checkLayout(Path root) throws IOException {
        var file = root.resolve(MARK);
        var mark = new Properties();
        if (!Files.exists(file)) {
            mark.put(LAYOUT, Integer.toString(LAYOUT_VERSION));
            var written = root.resolve(MARK + ".new");
            try (var out = Files.newBufferedWriter(written)) {
                mark.store(out, "The data folder of a copytaster. Stop it before you move or delete this folder.");
            }
            // In one step, so that a crash leaves no half of it.
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try (var in = Files.newBufferedReader(file)) {
            mark.load(in);
        }
        var layout = mark.getProperty(LAYOUT, "of unknown version");
        if (!layout.equals(Integer.toString(LAYOUT_VERSION))) {
            throw new StartException(
                    "%s was written by data layout %s; this copytaster reads %d: use the program that wrote it, or another --data folder"
                            .formatted(root, layout, LAYOUT_VERSION));
        }
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private static StartException unwritable(Path root, IOException e) {
        return new StartException(
                "%s cannot be written (%s): make it writable, or use another --data folder".formatted(root, e), e);
    }

    private static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // A broker that has just stopped may still be deleting.
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
