package io.copytaster.app.deadletters;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The place of a dead letter in its topic, which names it: {@code PARTITION:OFFSET}. */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {
    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<LetterId> {
        @Override
        public LetterId convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LetterId parse(String value) {
        String[] parts = value.split(":", -1);
        try {
            if (parts.length == 2) {
                return new LetterId(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a dead letter is named PARTITION:OFFSET, as list does: " + value);
    }

    @Override
    public int compareTo(LetterId other) {
        return partition == other.partition
                ? Long.compare(offset, other.offset)
                : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
