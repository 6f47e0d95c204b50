package io.copytaster.enrich.dedup;

/**
 * The shingles of a text: runs of three words to compare by, short, so that a typing error breaks few; and of five to look
 * up by, long, so that few texts share one by chance. A text of fewer words is one shingle.
 */
final class Shingles {
    private static final int SHORT = 3;
    private static final int LONG = 5;

    private Shingles() {}

    /** Adds the shingles of a text, which has a word at least. */
    static void add(WordHashes words, ShingleSample toCompare, LowestHashes toLookUp) {
        int count = words.count();
        if (count < LONG) {
            long all = 0;
            for (int i = 0; i < count; i++) {
                all = joined(all, words.at(i));
            }
            toLookUp.add(WordHashes.mix(all));
        }
        if (count < SHORT) {
            toCompare.add(WordHashes.mix(joined(words.at(0), words.at(count - 1))));
            return;
        }
        long beforeLast = 0;
        long last = 0;
        for (int end = SHORT; end <= count; end++) {
            long shingle = WordHashes.mix(joined(joined(words.at(end - SHORT), words.at(end - 2)), words.at(end - 1)));
            toCompare.add(shingle);
            if (end >= LONG) {
                // Five words are three and the three that begin with the last of them.
                toLookUp.add(WordHashes.mix(joined(beforeLast, shingle)));
            }
            beforeLast = last;
            last = shingle;
        }
    }

    private static long joined(long hash, long next) {
        return Long.rotateLeft(hash, 23) * 0x9E3779B97F4A7C15L + next;
    }
}
