package io.copytaster.ingest.source.watch;

import io.copytaster.ingest.source.IngestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves files that have been read out of the way. */
final class DoneFiles {
    static final String DONE = "done";
    static final String FAILED = "failed";

    private final Path root;
    private final boolean moves;

    DoneFiles(FolderSource source) {
        this.root = source.path();
        this.moves = source.done() == FolderSource.Done.MOVE;
    }

    /** Whether a folder is one that files are moved to. */
    boolean isOne(Path folder) {
        return moves && (folder.equals(root.resolve(DONE)) || folder.equals(root.resolve(FAILED)));
    }

    /**
     * Moves a file, if files are to be moved, into a folder under the root, with the folders it is in; another file's name
     * is not taken.
     *
     * @param folder {@link #DONE} or {@link #FAILED}
     * @return whether it was moved
     * @throws IngestException if it cannot be moved
     */
    boolean move(Path file, String folder) {
        if (!moves) {
            return false;
        }
        Path wished = root.resolve(folder).resolve(root.relativize(file));
        try {
            Files.createDirectories(wished.getParent());
            Path target = wished;
            for (int i = 1; Files.exists(target); i++) {
                target = wished.resolveSibling(wished.getFileName() + "." + i);
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new IngestException(
                    file.toString(),
                    "cannot be moved to " + wished + " (" + e
                            + "), and is remembered instead; give this user permission to write there",
                    e);
        }
    }
}
