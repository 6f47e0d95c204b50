package io.copytaster.app.web;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which words of a text stand in another in the same company: three on end, which is also what the pipeline measures
 * containment by. Case and punctuation do not count.
 */
final class SharedPassages {
    private static final int SHINGLE = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private record Word(String text, int begin, int end) {}

    private SharedPassages() {}

    /** The characters of a text that belong to shared words, the gaps between such words with them. */
    static BitSet in(String text, String other) {
        Set<List<String>> shingles = new HashSet<>(shingles(words(other)));
        List<Word> words = words(text);
        List<List<String>> own = shingles(words);
        var shared = new BitSet(text.length());
        for (int i = 0; i < own.size(); i++) {
            if (shingles.contains(own.get(i))) {
                shared.set(words.get(i).begin(), words.get(i + SHINGLE - 1).end());
            }
        }
        return shared;
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        WORD.matcher(text).results().map(SharedPassages::word).forEach(words::add);
        return words;
    }

    private static Word word(MatchResult found) {
        return new Word(found.group().toLowerCase(Locale.ROOT), found.start(), found.end());
    }

    private static List<List<String>> shingles(List<Word> words) {
        var shingles = new ArrayList<List<String>>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(words.subList(i, i + SHINGLE).stream().map(Word::text).toList());
        }
        return shingles;
    }
}
