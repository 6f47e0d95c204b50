package io.copytaster.app.deadletters;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The place of a dead letter in its topic, which names it: {@code PARTITION:OFFSET}. */
record LetterId(int partition, long offset) implements Comparable<LetterId> {
    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<LetterId> {
        @Override
        public LetterId convert(String value) {
            String[] parts = value.split(":", -1);
            try {
                return new LetterId(Integer.parseInt(parts[0]), Long.parseLong(parts[parts.length == 2 ? 1 : 0]));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("a dead letter is named PARTITION:OFFSET, as list does: " + value);
            }
        }
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
