package io.copytaster.ingest.source.file;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file, or every file in a folder and the folders in it, in the order of their names, hidden ones left out. */
public final class FileInput implements Input {
    private static final Set<String> EXTENSIONS =
            Set.of("gz", "jsonl", "ndjson", "json", "xml", "rss", "atom", "rdf", "txt", "text", "html", "htm", "warc");

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

    @Override
    public void deliver(Receiver receiver) throws IOException {
        if (isFolder()) {
            new FolderWalk(
                            path,
                            file -> receiver.receive(delivery(file, slashed(path.relativize(file)))),
                            receiver::failed)
                    .run();
        } else {
            receiver.receive(delivery(path, fileName(path)));
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
        return folder == null || folder.getFileName() == null ? "files" : fileName(folder);
    }

    /** Whether both are the same file or folder, under whatever names. */
    public boolean isSame(FileInput other) {
        try {
            return Files.isSameFile(path, other.path);
        } catch (IOException e) {
            return false;
        }
    }

    private Delivery delivery(Path file, String within) {
        String fileName = fileName(file);
        return new Delivery(
                Delivery.Kind.FILE,
                file.toString(),
                fileName,
                withoutExtensions(fileName),
                folder(),
                within,
                null,
                null,
                () -> Files.newInputStream(file));
    }

    /** A file's name without the extensions that say no more than its format. */
    static String withoutExtensions(String fileName) {
        String name = fileName;
        int dot = name.lastIndexOf('.');
        while (dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            name = name.substring(0, dot);
            dot = name.lastIndexOf('.');
        }
        return name;
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
