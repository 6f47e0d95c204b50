package io.copytaster.enrich.dedup;

/** A set of 16-bit hashes that is filled and emptied quickly. */
final class CharSet {
    private final long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

    /** Takes those in that a sample halved so often would hold. */
    void add(char[] hashes, int level) {
        for (char hash : hashes) {
            if (ShingleSample.isSampled(hash, level)) {
                bits[hash >> 6] |= 1L << hash;
            }
        }
    }

    void remove(char[] hashes) {
        for (char hash : hashes) {
            bits[hash >> 6] = 0;
        }
    }

    boolean contains(char hash) {
        return (bits[hash >> 6] & (1L << hash)) != 0;
    }
}
