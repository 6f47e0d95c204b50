package io.copytaster.ingest.source.file;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, or every file in a folder and the folders in it, in the order of their names, hidden ones left out. */
public final class FileInput implements Input {
    private static final String PURPOSE = "import";

    private final Path path;

    public FileInput(Path path) {
        this.path = path;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void check() {
        if (!Files.exists(path)) {
            throw new IngestException(name(), "no such file or folder; check the path");
        }
        if (!Files.isReadable(path) || (isFolder() && !Files.isExecutable(path))) {
            throw new IngestException(name(), "may not be read; give this user permission to read it");
        }
    }

    @Override
    public long knownBytes() {
        long[] sum = {0};
        try {
            if (isFolder()) {
                // What fails here fails again, and is reported, when it is read.
                new FolderWalk(path, file -> sum[0] += Files.size(file), failure -> {}).run();
                return sum[0];
            }
            return Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Reads what an earlier run that was cut off has not dealt with, if there was one, else all. */
    @Override
    public void deliver(Receiver receiver) throws IOException {
        if (!isFolder() && !Files.isRegularFile(path)) {
            // A pipe can be read once, and not from somewhere in between.
            receiver.receive(delivery(path, path.getFileName()));
            return;
        }
        var marks = new FileMarks(receiver, PURPOSE, path);
        try {
            if (isFolder()) {
                new FolderWalk(path, file -> read(file, path.relativize(file), receiver, marks), receiver::failed)
                        .run();
            } else {
                read(path, path.getFileName(), receiver, marks);
            }
        } catch (Stopped e) {
            marks.keep();
            throw e;
        }
        marks.forgetAll();
    }

    private void read(Path file, Path within, Receiver receiver, FileMarks marks) throws IOException {
        if (marks.isDone(file)) {
            return;
        }
        FileMark found = FileMark.of(file);
        if (receiver.receive(delivery(file, within), desk -> marks.before(file, found, desk))) {
            marks.done(file, found);
            if (marks.isDue()) {
                marks.keep();
            }
        }
    }

    /** Whether it is a folder now. */
    public boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** Name of the folder that is read, or that the file is in: the source of its plain texts. */
    public String folder() {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = isFolder() ? absolute : absolute.getParent();
        return folder == null || folder.getFileName() == null ? "files" : FileDelivery.name(folder);
    }

    /** Whether both are the same file or folder, under whatever names. */
    public boolean isSame(FileInput other) {
        try {
            return Files.isSameFile(path, other.path);
        } catch (IOException e) {
            return false;
        }
    }

    private Delivery delivery(Path file, Path within) {
        String source = FileDelivery.withoutExtensions(FileDelivery.name(file));
        return FileDelivery.of(file, source, folder(), within);
    }
}
