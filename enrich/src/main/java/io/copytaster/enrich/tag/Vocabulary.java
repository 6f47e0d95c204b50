package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every word that an alias or the grammar knows, numbered; found again without making a string of the text. */
final class Vocabulary {
    static final int UNKNOWN = -1;

    private final int size;
    /**
     * Hash table of the words by their hashes, 0 where it is empty. A word is known by its hash alone: of 64 bits, and different
     * for all words of up to twelve letters from a to z.
     */
    private final long[] hashes;
    /** What number the word has whose hash stands there. */
    private final int[] numbers;

    private final int mask;
    private final long[] classes;

    private Vocabulary(List<String> words, Map<String, Long> classOf) {
        size = words.size();
        hashes = new long[Integer.highestOneBit(Math.max(8, size)) * 4];
        numbers = new int[hashes.length];
        mask = hashes.length - 1;
        classes = new long[size];
        for (int word = 0; word < size; word++) {
            String folded = words.get(word);
            classes[word] = classOf.getOrDefault(folded, 0L);
            long hash = Tokens.hash(folded);
            int slot = slotOf(hash);
            while (hashes[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            hashes[slot] = hash;
            numbers[slot] = word;
        }
    }

    int size() {
        return size;
    }

    /** Number of a token's word, or {@link #UNKNOWN}. */
    int find(Tokens tokens, int token) {
        long hash = tokens.hash(token);
        int slot = slotOf(hash);
        for (long known = hashes[slot]; known != 0; known = hashes[slot]) {
            if (known == hash) {
                return numbers[slot];
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Classes of a word, as bits; none for {@link #UNKNOWN}. */
    long classes(int word) {
        return word == UNKNOWN ? 0 : classes[word];
    }

    private int slotOf(long hash) {
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    }

    /** Collects words before the table is laid out. */
    static final class Builder {
        private final Map<String, Integer> ids = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        /** Words that stand in anything but people's names. */
        private final Set<String> others = new HashSet<>();
        /** Words that may begin a name even in lower case. */
        private final Set<String> first = new HashSet<>();

        /** Number of a word, which is added if it is new. */
        int add(String folded) {
            others.add(folded);
            return addOfPerson(folded);
        }

        /** The same for a word of a person's name. */
        int addOfPerson(String folded) {
            return ids.computeIfAbsent(folded, word -> {
                words.add(word);
                return words.size() - 1;
            });
        }

        /** Says of a word that it may begin a name even in lower case. */
        void beginsName(String folded) {
            first.add(folded);
        }

        Vocabulary build(Map<String, Long> grammar) {
            Map<String, Long> classOf = new HashMap<>(grammar);
            for (String word : words) {
                if (!others.contains(word) && !grammar.containsKey(word)) {
                    classOf.put(word, WordClass.PERSONAL.bit());
                }
            }
            first.forEach(word -> classOf.merge(word, WordClass.FIRST.bit(), (a, b) -> a | b));
            return new Vocabulary(words, classOf);
        }
    }
}
