package io.copytaster.enrich.dedup;

import java.util.Arrays;

/** The lowest of the different hashes that came, in rising order. */
final class LowestHashes {
    private final long[] lowest;
    private int count;

    /** None yet, and at most so many. */
    LowestHashes(int most) {
        lowest = new long[most];
    }

    void add(long hash) {
        if (count == lowest.length && Long.compareUnsigned(hash, lowest[count - 1]) >= 0) {
            return;
        }
        int at = count;
        while (at > 0 && Long.compareUnsigned(lowest[at - 1], hash) > 0) {
            at--;
        }
        if (at > 0 && lowest[at - 1] == hash) {
            return;
        }
        int moved = Math.min(count, lowest.length - 1) - at;
        System.arraycopy(lowest, at, lowest, at + 1, moved);
        lowest[at] = hash;
        count = Math.min(count + 1, lowest.length);
    }

    /** The lowest half of the bits of each, which say nothing of its rank. */
    int[] lowBits() {
        var bits = new int[count];
        for (int i = 0; i < count; i++) {
            bits[i] = (int) lowest[i];
        }
        return bits;
    }

    /** The highest sixteen bits of each. */
    char[] highBits() {
        var bits = new char[count];
        for (int i = 0; i < count; i++) {
            bits[i] = (char) (lowest[i] >>> (Long.SIZE - Character.SIZE));
        }
        return Arrays.copyOf(bits, count);
    }
}
