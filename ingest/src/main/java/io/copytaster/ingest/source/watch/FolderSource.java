package io.copytaster.ingest.source.watch;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder into which files are dropped.
 *
 * @param name what articles that name nobody have for their source
 * @param path of the folder
 * @param done what to do with files that have been read
 * @param settle how long a file must have stayed as it is before it is read
 */
public record FolderSource(String name, Path path, Done done, Duration settle) {
    /** What becomes of a file that has been read. */
    public enum Done {
        /** It stays, and is remembered until it changes or goes. */
        REMEMBER,
        /** It is moved into the folder {@code done}, or {@code failed} if nothing in it was an article. */
        MOVE
    }

    /** Time after which a file that has not changed is taken to be whole. */
    public static final Duration SETTLE = Duration.ofSeconds(5);

    public FolderSource {
        if (settle.isNegative()) {
            throw new IllegalArgumentException("settle must not be negative: " + settle);
        }
    }

    /** A folder whose files stay where they are. */
    public static FolderSource of(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return new FolderSource(name == null ? "files" : name.toString(), path, Done.REMEMBER, SETTLE);
    }
}
