package io.copytaster.sink.parquet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/**
 * The rows of a day (UTC) and an outlet, in a folder named as Hive does, {@code day=2015-09-17/outlet=gulf-ledger}.
 *
 * @param folder relative to that of the table
 */
record Partition(String folder) {
    private static final int MOST_CHARS = 150;

    static Partition of(Instant time, String source) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Partition("day=" + day + "/outlet=" + escaped(source));
    }

    Path in(Path table) {
        return table.resolve(folder);
    }

    /** Letters and digits as they are, all else as percent and two digits, as Hive does; long names are cut. */
    private static String escaped(String source) {
        var name = new StringBuilder();
        for (byte b : source.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
            if (plain) {
                name.append((char) b);
            } else {
                name.append('%').append("%02X".formatted(b & 0xff));
            }
        }
        if (name.length() <= MOST_CHARS) {
            return name.toString();
        }
        var crc = new CRC32();
        crc.update(name.toString().getBytes(StandardCharsets.US_ASCII));
        return name.substring(0, MOST_CHARS) + "-" + Long.toHexString(crc.getValue());
    }
}
