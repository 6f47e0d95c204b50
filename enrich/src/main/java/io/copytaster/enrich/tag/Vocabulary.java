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
    /** The folded letters of all words, one behind the other; a word ends where the next begins. */
    private final char[] letters;

    private final int[] begins;
    /** Hash table of words: the hash in the upper half, the number, counted from 1, in the lower; 0: empty. */
    private final long[] table;

    private final int mask;
    private final long[] classes;

    private Vocabulary(List<String> words, Map<String, Long> classOf) {
        size = words.size();
        letters = String.join("", words).toCharArray();
        begins = new int[size + 1];
        table = new long[Integer.highestOneBit(Math.max(8, size)) * 4];
        mask = table.length - 1;
        classes = new long[size];
        for (int word = 0; word < size; word++) {
            String folded = words.get(word);
            begins[word + 1] = begins[word] + folded.length();
            classes[word] = classOf.getOrDefault(folded, 0L);
            int hash = folded.hashCode();
            int slot = slotOf(hash);
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = (long) hash << 32 | (word + 1);
        }
    }

    int size() {
        return size;
    }

    /** Number of a token's word, or {@link #UNKNOWN}. */
    int find(Tokens tokens, int token) {
        int hash = tokens.hash(token);
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            if ((int) (entry >>> 32) == hash) {
                int word = (int) entry - 1;
                if (tokens.is(token, letters, begins[word], begins[word + 1])) {
                    return word;
                }
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Classes of a word, as bits. */
    long classes(int word) {
        return classes[word];
    }

    private int slotOf(int hash) {
        return (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 7) & mask;
    }

    /** Collects words before the table is laid out. */
    static final class Builder {
        private final Map<String, Integer> ids = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        /** Words that stand in anything but people's names. */
        private final Set<String> others = new HashSet<>();

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

        Vocabulary build(Map<String, Long> grammar) {
            Map<String, Long> classOf = new HashMap<>(grammar);
            for (String word : words) {
                if (!others.contains(word) && !grammar.containsKey(word)) {
                    classOf.put(word, WordClass.PERSONAL.bit());
                }
            }
            return new Vocabulary(words, classOf);
        }
    }
}
