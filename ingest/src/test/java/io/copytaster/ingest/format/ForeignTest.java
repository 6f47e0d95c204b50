package io.copytaster.ingest.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no article can be made of, however it is called. */
class ForeignTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "255044462d312e370a25e2e3cfd30a | a PDF document",
                "7b5c727466315c616e73692048695c7061727d | an RTF document",
                "d0cf11e0a1b11ae100000000 | a document of Microsoft Office as it was before 2007",
                "89504e470d0a1a0a0000000d | a PNG picture",
                "ffd8ffe000104a464946 | a JPEG picture",
                "47494638396101000100 | a GIF picture",
                "377abcaf271c0004 | a 7-Zip archive",
                "425a683931415926535981 | data packed with bzip2",
                "fd377a585a000004 | data packed with xz",
                "28b52ffd0458 | data packed with zstd",
                "000000206674797069736f6d | a film or a recording (MP4)",
                "4944330300000000 | a recording (MP3)",
                "53514c69746520666f726d6174203300 | a SQLite database",
                "4f626a0104146176726f | an Avro file",
                "540061006e006b00730020006e00650061007200 | text in UTF-16 without a byte order mark",
            })
    void isCalledByItsName(String hex, String name) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);

        for (String file : new String[] {"a", "a.txt", "a.jsonl", "a.json"}) {
            var letter = file(file, bytes).letter();

            assertTrue(letter.error().startsWith("unknown-format: is " + name + "; "), letter.error());
            assertArrayEquals(bytes, letter.value());
        }
    }

    @Test
    void isToldByWhatIsPackedInIt() throws IOException {
        assertForeign("a Word document (docx)", zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"));
        assertForeign("an Excel workbook (xlsx)", zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"));
        assertForeign("a zip archive", zip("story.txt"));
        assertForeign("a PDF document", Packed.gzip("%PDF-1.7\n1 0 obj"));
    }

    @Test
    void isBinaryDataWhenNobodyKnowsIt() throws IOException {
        var bytes = new byte[255];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i + 1);
        }

        assertTrue(file("a.txt", bytes).letter().error().startsWith("unknown-format: is binary data of no known kind"));
    }

    @Test
    void isNoTextThatBeginsAlike() throws IOException {
        for (String text : new String[] {"BMW has shown a new car.", "ID3 is new.", "PK is short for park.", "BZh1"}) {
            assertEquals(
                    text,
                    file("a.txt", text.getBytes(StandardCharsets.UTF_8))
                            .article()
                            .getText());
        }
    }

    private void assertForeign(String name, byte[] bytes) throws IOException {
        String error = file("a", bytes).letter().error();
        assertTrue(error.startsWith("unknown-format: is " + name + "; "), error);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<content/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private Collected file(String name, byte[] bytes) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes));
    }
}
