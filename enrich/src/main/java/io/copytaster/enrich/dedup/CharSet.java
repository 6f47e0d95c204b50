package io.copytaster.enrich.dedup;

/** The shingles of one sketch after another, as a set of 16-bit hashes that is filled and emptied quickly. */
final class CharSet {
    private static final char[] NOTHING = {};

    private final long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    private char[] held = NOTHING;

    /** Holds these hashes and no others; costs nothing if it does already. */
    CharSet holding(char[] hashes) {
        if (held != hashes) {
            for (char hash : held) {
                bits[hash >> 6] = 0;
            }
            for (char hash : hashes) {
                bits[hash >> 6] |= 1L << hash;
            }
            held = hashes;
        }
        return this;
    }

    boolean contains(char hash) {
        return (bits[hash >> 6] & (1L << hash)) != 0;
    }
}
