package io.copytaster.enrich.tag;

import java.util.Arrays;
import java.util.Collection;

/** A few words by their numbers; for most others one bit says that they are not among them. */
final class WordSet {
    static final WordSet EMPTY = new WordSet(new int[0]);

    private final int[] sorted;
    /** A bit for each word, by the last bits of its number. */
    private final long bits;

    private WordSet(int[] sorted) {
        this.sorted = sorted;
        long all = 0;
        for (int word : sorted) {
            all |= 1L << word;
        }
        bits = all;
    }

    static WordSet of(Collection<Integer> words) {
        return new WordSet(
                words.stream().mapToInt(Integer::intValue).sorted().distinct().toArray());
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Whether a word is one of them; {@link Vocabulary#UNKNOWN} never is. */
    boolean contains(int word) {
        return (bits & 1L << word) != 0 && Arrays.binarySearch(sorted, word) >= 0;
    }
}
