package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every word that an alias or the grammar knows, numbered; found again without making a string of the text. */
final class Vocabulary {
    static final int UNKNOWN = -1;

    private final String[] words;
    private final int[] hashes;
    private final int[] slots;
    private final long[] classes;
    private final int mask;

    private Vocabulary(List<String> words, Map<String, Long> classOf) {
        this.words = words.toArray(String[]::new);
        int room = Integer.highestOneBit(Math.max(8, words.size())) * 4;
        mask = room - 1;
        slots = new int[room];
        Arrays.fill(slots, UNKNOWN);
        hashes = new int[this.words.length];
        classes = new long[this.words.length];
        for (int id = 0; id < this.words.length; id++) {
            hashes[id] = this.words[id].hashCode();
            classes[id] = classOf.getOrDefault(this.words[id], 0L);
            int slot = slotOf(hashes[id]);
            while (slots[slot] != UNKNOWN) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id;
        }
    }

    int size() {
        return words.length;
    }

    /** Number of a token's word, or {@link #UNKNOWN}. */
    int find(Tokens tokens, int token) {
        int hash = tokens.hash(token);
        int slot = slotOf(hash);
        while (slots[slot] != UNKNOWN) {
            int id = slots[slot];
            if (hashes[id] == hash && tokens.is(token, words[id])) {
                return id;
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

        int add(String folded) {
            return ids.computeIfAbsent(folded, word -> {
                words.add(word);
                return words.size() - 1;
            });
        }

        Vocabulary build(Map<String, Long> classOf) {
            return new Vocabulary(words, classOf);
        }
    }
}
