package io.copytaster.ingest.source.file;

import io.copytaster.ingest.source.IngestException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Visits the files of a folder and its folders, sorted by name. {@link Files#walk} keeps no order and ends at the first
 * folder that may not be read.
 */
public final class FolderWalk {
    /** Called for each file. */
    @FunctionalInterface
    public interface Visit {
        void file(Path file) throws IOException;
    }

    private final Path root;
    private final Visit visit;
    private final Consumer<IngestException> failed;
    private final Predicate<Path> skip;
    private final Set<Path> above = new HashSet<>();

    FolderWalk(Path root, Visit visit, Consumer<IngestException> failed) {
        this(root, visit, failed, folder -> false);
    }

    /**
     * @param failed takes what cannot be got at; the rest is visited
     * @param skip which folders are passed over
     */
    public FolderWalk(Path root, Visit visit, Consumer<IngestException> failed, Predicate<Path> skip) {
        this.root = root;
        this.visit = visit;
        this.failed = failed;
        this.skip = skip;
    }

    /**
     * Visits all files that are there now.
     *
     * @throws IOException if the folder is not there, or a visit throws it
     */
    public void run() throws IOException {
        folder(root);
    }

    private void folder(Path folder) throws IOException {
        Path real = folder.toRealPath();
        // A link to a folder above would go round for ever.
        if (!above.add(real)) {
            return;
        }
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                if (!skip.test(entry)) {
                    folder(entry);
                }
            } else if (Files.isRegularFile(entry)) {
                visit.file(entry);
            } else if (!Files.exists(entry)) {
                failed.accept(new IngestException(entry.toString(), "is gone, or a link to nothing; remove it"));
            }
        }
        above.remove(real);
    }

    private List<Path> entries(Path folder) {
        var entries = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            failed.accept(new IngestException(
                    folder.toString(), "cannot be listed (" + e + "); give this user permission to read it", e));
        }
        entries.sort(null);
        return entries;
    }
}
