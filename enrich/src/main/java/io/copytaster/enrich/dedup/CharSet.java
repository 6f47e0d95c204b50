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

    /**
     * How many it holds of those of these hashes that are sampled at a level. Without branches: they would be
     * guessed wrong.
     */
    int shared(char[] hashes, int level) {
        int unsampled = Character.SIZE - level;
        int shared = 0;
        for (char hash : hashes) {
            int sampled = ((hash >>> unsampled) - 1) >>> (Integer.SIZE - 1);
            shared += (int) (bits[hash >> 6] >>> hash) & sampled;
        }
        return shared;
    }
}
