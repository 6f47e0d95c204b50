package io.copytaster.enrich.lexicon.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.LexiconTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LexiconArchiveTest {
    private static final LexiconTables TABLES = new LexiconTables(
            "desk",
            Map.of(
                    "arms.tsv",
                    "id\ttype\tname\nsling\tOTHER\tsling\n",
                    "more.tsv",
                    "id\ttype\tname\nmace\tOTHER\tmace\n"),
            Map.of("arms.tsv", "id\ttype\tname\nsling\tOTHER\tslingshot\nbow\tOTHER\tbögen\n"));

    @Test
    void givesBackWhatWasPacked() throws IOException {
        LexiconTables unpacked = LexiconArchive.unpack(LexiconArchive.pack(TABLES));

        assertEquals(TABLES, unpacked);
        assertEquals(Lexicon.of(TABLES).version(), Lexicon.of(unpacked).version());
    }

    @Test
    void packsTheSameLexiconTheSame() {
        assertArrayEquals(LexiconArchive.pack(TABLES), LexiconArchive.pack(TABLES));
    }

    @Test
    void refusesWhatIsNoArchiveOfTables() throws IOException {
        byte[] packed = LexiconArchive.pack(TABLES);

        assertRefused(new byte[0], "no zip archive");
        assertRefused("id\ttype\tname\n".getBytes(StandardCharsets.UTF_8), "no zip archive");
        assertThrows(IOException.class, () -> LexiconArchive.unpack(Arrays.copyOf(packed, packed.length / 4)));
        assertRefused(zip("arms.tsv", 10), "stands in no folder");
    }

    @Test
    void refusesAnArchiveThatUnpacksToTooMuch() throws IOException {
        byte[] bomb = zip("desk/arms.tsv", LexiconArchive.MAX_UNPACKED_BYTES + 1);

        assertTrue(bomb.length < 1_000_000, "packed: " + bomb.length);
        assertRefused(bomb, "holds more than");
    }

    private static void assertRefused(byte[] archive, String reason) {
        var refused = assertThrows(IOException.class, () -> LexiconArchive.unpack(archive));
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    }

    private static byte[] zip(String name, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] piece = new byte[1 << 16];
            for (int left = size; left > 0; left -= piece.length) {
                zip.write(piece, 0, Math.min(left, piece.length));
            }
        }
        return bytes.toByteArray();
    }
}
