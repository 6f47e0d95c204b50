package io.copytaster.ingest.source.file;

import io.copytaster.ingest.delivery.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Files as deliveries. */
public final class FileDelivery {
    private static final Set<String> EXTENSIONS =
            Set.of("gz", "jsonl", "ndjson", "json", "xml", "rss", "atom", "rdf", "txt", "text", "html", "htm", "warc");

    private FileDelivery() {}

    /**
     * A file as a delivery.
     *
     * @param source who delivers the articles that name nobody
     * @param folder who delivers a plain text
     * @param within path of the file in the folder that is read
     */
    public static Delivery of(Path file, String source, String folder, Path within) {
        return new Delivery(
                Delivery.Kind.FILE,
                file.toString(),
                name(file),
                source,
                folder,
                slashed(within),
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

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
