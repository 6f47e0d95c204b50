package io.copytaster.ingest.source.watch;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.file.FileDelivery;
import io.copytaster.ingest.source.file.FileMark;
import io.copytaster.ingest.source.file.FileMarks;
import io.copytaster.ingest.source.file.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads what lies in a folder and what is dropped there. A file is read when it is whole, and is done with when all that
 * was in it has arrived: after a crash it is read on from where it was.
 */
public final class WatchInput implements Input {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final FolderSource source;
    private final boolean once;
    private final InstantSource clock;
    private final Duration look;
    private final Settling settling;
    private final DoneFiles doneFiles;
    private final Troubles troubles;

    /**
     * @param once whether to end when what lies in the folder has been read
     */
    public WatchInput(FolderSource source, boolean once, InstantSource clock) {
        this(source, once, clock, LOOK);
    }

    /**
     * @param look time between two looks into the folder
     */
    WatchInput(FolderSource source, boolean once, InstantSource clock, Duration look) {
        this.source = source;
        this.once = once;
        this.clock = clock;
        this.look = look;
        this.settling = new Settling(source.settle());
        this.doneFiles = new DoneFiles(source);
        this.troubles = new Troubles(source.name());
    }

    @Override
    public String name() {
        return source.path().toString();
    }

    @Override
    public void check() {
        if (Files.exists(source.path()) && !Files.isDirectory(source.path())) {
            throw new IngestException(name(), "is no folder that could be watched; name the folder it is in");
        }
    }

    @Override
    public long knownBytes() {
        return -1;
    }

    @Override
    public boolean isEndless() {
        return !once;
    }

    @Override
    public void deliver(Receiver receiver) {
        var marks = new FileMarks(receiver, "watch " + source.name(), source.path());
        try {
            do {
                round(receiver, marks);
                if (once) {
                    troubles.found().forEach(receiver::failed);
                }
                troubles.say();
                if (once && !settling.isWaiting()) {
                    marks.keep();
                    return;
                }
                pause();
            } while (true);
        } catch (Stopped e) {
            marks.keep();
            throw e;
        }
    }

    private void pause() {
        try {
            Thread.sleep(look.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** One look: reads the files that are whole. */
    private void round(Receiver receiver, FileMarks marks) {
        Set<Path> there = new HashSet<>();
        Map<Path, String> read = new LinkedHashMap<>();
        boolean complete = walk(file -> {
            there.add(file);
            if (isToRead(file, marks, read)) {
                read(file, receiver, marks, read);
            }
        });
        // Of a folder that cannot be listed nothing is known to be gone.
        if (complete) {
            marks.retain(there);
            settling.retain(there);
        }
        settle(marks, read);
    }

    /** Visits the files; whether all could be. */
    private boolean walk(FolderWalk.Visit visit) {
        var complete = new AtomicBoolean(true);
        Consumer<IngestException> failed = trouble -> {
            // Who drops files also takes some away.
            if (Files.exists(Path.of(trouble.input()), LinkOption.NOFOLLOW_LINKS)) {
                complete.set(false);
                troubles.add(trouble);
            }
        };
        FolderWalk.Visit forgiving = file -> {
            try {
                visit.file(file);
            } catch (IOException e) {
                failed.accept(new IngestException(file.toString(), "cannot be looked at (" + e + ")", e));
            }
        };
        try {
            new FolderWalk(source.path(), forgiving, failed, doneFiles::isOne).run();
        } catch (IOException e) {
            complete.set(false);
            troubles.add(new IngestException(
                    name(),
                    "cannot be listed (" + e
                            + "); see that it is there and that this user may read it, it is tried again",
                    e));
        }
        return complete.get();
    }

    private boolean isToRead(Path file, FileMarks marks, Map<Path, String> read) throws IOException {
        if (Settling.isUnfinished(file)) {
            return false;
        }
        if (marks.isDone(file)) {
            // What a crash, or a missing permission, kept from being moved.
            read.put(file, DoneFiles.DONE);
            return false;
        }
        if (!Files.isReadable(file)) {
            troubles.add(new IngestException(
                    file.toString(), "may not be read; give this user permission to read it, it is tried again"));
            return false;
        }
        return settling.isSettled(file, FileMark.of(file), clock.instant());
    }

    private void read(Path file, Receiver receiver, FileMarks marks, Map<Path, String> read) throws IOException {
        FileMark found = FileMark.of(file);
        Delivery delivery = FileDelivery.of(
                file, source.name(), source.name(), source.path().relativize(file));
        var count = new Count();
        boolean whole = receiver.receive(delivery, desk -> marks.before(file, found, count.before(desk)));
        if (!whole || !Files.exists(file) || !FileMark.of(file).isSameFile(found)) {
            // It is waited for again, and read when it has settled.
            return;
        }
        marks.done(file, found);
        read.put(file, count.isFailed() ? DoneFiles.FAILED : DoneFiles.DONE);
        if (marks.isDue()) {
            settle(marks, read);
        }
    }

    /** Marks files as done when what was in them is safe, and only then moves them. */
    private void settle(FileMarks marks, Map<Path, String> read) {
        marks.keep();
        read.forEach((file, folder) -> {
            try {
                // What was written under its name since then has not been read.
                if (marks.isDone(file) && doneFiles.move(file, folder)) {
                    marks.forget(file);
                }
            } catch (IngestException e) {
                troubles.add(e);
            } catch (IOException e) {
                troubles.add(new IngestException(file.toString(), "cannot be looked at (" + e + ")", e));
            }
        });
        read.clear();
    }
}
