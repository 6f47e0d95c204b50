package io.copytaster.app.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offsets of one partition as they are written on the command line.
 *
 * @param begin the first; null: the first that is there
 * @param end the first after it; null: after the last that is there
 * @param written the words
 */
record OffsetRange(int partition, Long begin, Long end, String written) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}):(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads ranges.
     *
     * @throws IllegalArgumentException if one is none, or if two are of one partition; the message says what to write
     */
    static List<OffsetRange> read(List<String> written) {
        List<OffsetRange> ranges =
                written.stream().map(String::strip).map(OffsetRange::read).toList();
        Set<Integer> partitions = new HashSet<>();
        for (OffsetRange range : ranges) {
            if (!partitions.add(range.partition)) {
                throw new IllegalArgumentException("--offsets names partition " + range.partition
                        + " twice; replay one span of it after the other: " + String.join(",", written));
            }
        }
        return ranges;
    }

    private static OffsetRange read(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "--offsets is written PARTITION:BEGIN-END, such as 0:120-500: " + written);
        }
        return new OffsetRange(
                Integer.parseInt(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)), written);
    }

    private static Long number(String digits) {
        return digits.isEmpty() ? null : Long.valueOf(digits);
    }
}
