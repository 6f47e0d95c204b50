package io.copytaster.enrich.dedup;

import java.util.Arrays;

/**
 * Different hashes in the order in which they came, of many an even sample: when there are too many, those in the upper
 * half of the range still allowed go, so that which ones stay depends on the hashes alone (Wegman's adaptive sampling).
 */
final class ShingleSample {
    private final long[] kept;
    private final long[] table;
    private final int mask;
    private int count;
    private int level;

    /** An empty sample of at most so many hashes. */
    ShingleSample(int most) {
        kept = new long[most];
        table = new long[Integer.highestOneBit(most) << 2];
        mask = table.length - 1;
    }

    void add(long hash) {
        if (!isSampled(hash) || !insert(hash)) {
            return;
        }
        if (count == kept.length) {
            halve();
            if (!isSampled(hash)) {
                return;
            }
            insert(hash);
        }
        kept[count++] = hash;
    }

    /** How often the range was halved. */
    int level() {
        return level;
    }

    /** The lowest sixteen bits of each. */
    char[] lowBits() {
        var bits = new char[count];
        for (int i = 0; i < count; i++) {
            bits[i] = (char) kept[i];
        }
        return bits;
    }

    /** Whether a hash, of which the lowest sixteen bits are given, stays when the range is halved so often. */
    static boolean isSampled(char lowBits, int level) {
        return lowBits >>> (Character.SIZE - level) == 0;
    }

    private boolean isSampled(long hash) {
        return isSampled((char) hash, level);
    }

    /** Halves until there is room, which takes no more than a few rounds. */
    private void halve() {
        while (count == kept.length) {
            level++;
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (isSampled(kept[i])) {
                    kept[left++] = kept[i];
                }
            }
            count = left;
        }
        Arrays.fill(table, 0);
        for (int i = 0; i < count; i++) {
            insert(kept[i]);
        }
    }

    /** Whether the hash was not there before. */
    private boolean insert(long hash) {
        int at = (int) (hash >>> 16) & mask;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = hash;
        return true;
    }
}
