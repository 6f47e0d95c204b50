package io.copytaster.enrich.lexicon.topic;

import io.copytaster.enrich.lexicon.LexiconTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A lexicon as one record holds it: a zip archive of its folder, {@code NAME/file.tsv}, and of the tables that it extends,
 * {@code NAME/extended/file.tsv}. So it is whole in itself, whatever program reads it.
 */
final class LexiconArchive {
    /** Most bytes that an archive may hold when it is unpacked. */
    static final int MAX_UNPACKED_BYTES = 64 << 20;

    private static final String EXTENDED = "extended/";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private LexiconArchive() {}

    static byte[] pack(LexiconTables tables) {
        var bytes = new ByteArrayOutputStream(1 << 18);
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : tables.own().entrySet()) {
                write(zip, tables.name() + "/" + file.getKey(), file.getValue());
            }
            for (var file : tables.extended().entrySet()) {
                write(zip, tables.name() + "/" + EXTENDED + file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The tables of an archive, not yet checked.
     *
     * @throws IOException if it is no archive of tables, or too large; the message says so
     */
    static LexiconTables unpack(byte[] archive) throws IOException {
        Map<String, String> own = new TreeMap<>();
        Map<String, String> extended = new TreeMap<>();
        String name = null;
        int left = MAX_UNPACKED_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new IOException("holds more than " + MAX_UNPACKED_BYTES + " bytes");
                }
                int slash = file.getName().indexOf('/');
                if (slash <= 0) {
                    throw new IOException("file " + file.getName() + " stands in no folder");
                }
                name = file.getName().substring(0, slash);
                String path = file.getName().substring(slash + 1);
                boolean below = path.startsWith(EXTENDED);
                (below ? extended : own)
                        .put(
                                below ? path.substring(EXTENDED.length()) : path,
                                new String(content, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("is a broken zip archive: " + e.getMessage(), e);
        }
        if (name == null) {
            throw new IOException("is no zip archive of tables");
        }
        return new LexiconTables(name, own, extended);
    }

    private static void write(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS); // the same lexicon, the same bytes
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
