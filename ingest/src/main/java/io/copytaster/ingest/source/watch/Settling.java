package io.copytaster.ingest.source.watch;

import io.copytaster.ingest.source.file.FileMark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells files that are whole from those that are still being written. */
final class Settling {
    /** Names under which programs write what they rename when it is whole. */
    private static final Pattern UNFINISHED =
            Pattern.compile("(?i).*(\\.(part|partial|tmp|temp|filepart|crdownload|download|writing|swp|lock)|~)");

    private record Seen(FileMark mark, Instant since) {}

    private final Duration settle;
    private final Map<Path, Seen> waiting = new HashMap<>();

    Settling(Duration settle) {
        this.settle = settle;
    }

    /** Whether a file's name says that it is not to be read yet. */
    static boolean isUnfinished(Path file) {
        return UNFINISHED
                .matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    /**
     * Whether a file has stayed as it is for long enough. It must be seen twice, since clocks of file servers go wrong; a
     * file that was renamed or moved here has its old time, and need not wait longer.
     */
    boolean isSettled(Path file, FileMark mark, Instant now) {
        Seen seen = waiting.get(file);
        if (seen == null || !seen.mark().isSameFile(mark)) {
            waiting.put(file, new Seen(mark, now));
            return false;
        }
        Instant modified = Instant.ofEpochMilli(mark.modifiedMillis());
        Instant since = modified.isBefore(seen.since()) ? modified : seen.since();
        if (now.isBefore(since.plus(settle))) {
            return false;
        }
        waiting.remove(file);
        return true;
    }

    /** Whether files are waited for. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Forgets files that are not among those given. */
    void retain(Set<Path> files) {
        waiting.keySet().retainAll(files);
    }
}
