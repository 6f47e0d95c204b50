package io.copytaster.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the plain files of a tar archive (POSIX ustar), for tests over archives. */
public final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** Contents by name, without a leading {@code ./}. */
    public static Map<String, byte[]> read(InputStream archive) throws IOException {
        var files = new TreeMap<String, byte[]>();
        String longName = null;
        while (true) {
            byte[] header = archive.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return files;
            }
            int size = Integer.parseInt(text(header, 124, 11).strip(), 8);
            byte[] content = archive.readNBytes(size);
            archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            char type = (char) header[156];
            if (type == 'L') {
                longName = text(content, 0, content.length);
            } else if (type == '0' || type == 0) {
                String prefix = text(header, 345, 155);
                String name =
                        longName != null ? longName : (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
                files.put(name.startsWith("./") ? name.substring(2) : name, content);
                longName = null;
            }
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
