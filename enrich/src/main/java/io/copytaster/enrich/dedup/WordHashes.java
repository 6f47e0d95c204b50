package io.copytaster.enrich.dedup;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The words of a text as numbers: equal for words that differ only in case, punctuation or Unicode form. Points and
 * commas within numbers count: 3.5 is not 35. In scripts that put no space between words each letter is a word. The
 * lowest bit tells numbers from other words; besides it is known which words are written as names are.
 */
final class WordHashes {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final char GAP = ' ';
    private static final char NOTHING = 0;
    /** No script before Thai goes without spaces. */
    private static final char UNSPACED = 0x0E00;

    /** For each ASCII character what it counts as: itself in lower case, a gap, or nothing. */
    private static final char[] ASCII = new char[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            if (Character.isLetterOrDigit(c)) {
                ASCII[c] = Character.toLowerCase(c);
            } else if (Character.isWhitespace(c) || c == '/') {
                ASCII[c] = GAP;
            }
        }
    }

    private long[] words;
    private final BitSet capitals = new BitSet();
    private int count;
    private int capitalised;

    /** The words of a text. */
    WordHashes(String text) {
        words = new long[text.length() / 5 + 8];
        add(text);
    }

    /** Takes the words of a text after those that there are. */
    final void add(String text) {
        String composed = composed(text);
        int length = composed.length();
        long hash = 0;
        boolean number = false;
        boolean capital = false;
        boolean sentence = true;
        char before = '.';
        for (int i = 0; i < length; i++) {
            char c = composed.charAt(i);
            char as = c < ASCII.length ? ASCII[c] : beyondAscii(c);
            if (as == GAP) {
                if (hash != 0) {
                    end(hash, number, capital, sentence);
                    hash = 0;
                }
                sentence = c == '\n' || (before == GAP ? sentence : endsSentence(before));
                before = GAP;
                continue;
            }
            if (as != NOTHING || ((c == '.' || c == ',') && isInsideNumber(composed, i))) {
                if (hash == 0) {
                    number = as >= '0' && as <= '9';
                    capital = Character.isUpperCase(c);
                    hash = MULTIPLIER;
                }
                hash = (hash ^ (as == NOTHING ? c : as)) * MULTIPLIER;
                hash ^= hash >>> 29;
                if (as >= UNSPACED && isUnspaced(as)) {
                    end(hash, false, false, sentence);
                    hash = 0;
                }
            }
            before = c;
        }
        if (hash != 0) {
            end(hash, number, capital, sentence);
        }
    }

    /** How many words there are. */
    int count() {
        return count;
    }

    /** The word at a place. */
    long at(int place) {
        return words[place];
    }

    /**
     * Whether the word at a place is written as a name is: with a capital that neither the beginning of a sentence nor a
     * text mostly in capitals explains.
     */
    boolean isName(int place) {
        return 2 * capitalised <= count && capitals.get(place);
    }

    /** Whether a word is a number. */
    static boolean isNumber(long word) {
        return (word & 1) != 0;
    }

    /** All bits of the result depend on all bits of the number: the finalizer of MurmurHash3. */
    static long mix(long number) {
        long h = number;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    private void end(long hash, boolean number, boolean capital, boolean sentence) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        if (capital) {
            capitalised++;
            capitals.set(count, !sentence);
        }
        words[count++] = number ? mix(hash) | 1 : mix(hash) & ~1L;
    }

    private static boolean endsSentence(char c) {
        return switch (c) {
            case '.', '!', '?', ':', '"', '”', '“', '«', '»' -> true;
            default -> false;
        };
    }

    private static char beyondAscii(char c) {
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (isVowelMark(c)) {
            return NOTHING;
        }
        if (Character.isLetter(c) || Character.isSurrogate(c) || isMark(c)) {
            return Character.toLowerCase(Character.toUpperCase(c)); // twice, so that both small sigmas are one
        }
        boolean gap = Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
        return gap ? GAP : NOTHING;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Signs of Hebrew and Arabic that one desk writes and another leaves out, and the stroke that stretches a word. */
    private static boolean isVowelMark(char c) {
        return (c >= 0x0591 && c <= 0x05C7) || c == 0x0640 || (c >= 0x064B && c <= 0x065F) || c == 0x0670;
    }

    private static boolean isUnspaced(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isInsideNumber(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII.length) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }
}
