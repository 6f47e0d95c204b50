package io.copytaster.enrich.lexicon;

/**
 * A text cut into words for matching: runs of letters, and runs of digits, each on its own, so that T-90, T90 and T 90 are
 * the same two words. What stood between two words is kept beside the second. Offsets count UTF-16 units.
 */
public final class Tokens {
    /** What stands before a word. Up to {@link #SLASH} a name may run on across it. */
    public static final byte JOINED = 0;

    public static final byte SPACE = 1;
    public static final byte HYPHEN = 2;
    public static final byte APOSTROPHE = 3;
    public static final byte DOT = 4;
    public static final byte SLASH = 5;
    /** A comma, quote, bracket, dash or the like. */
    public static final byte BREAK = 6;

    public static final byte SENTENCE = 7;
    public static final byte PARAGRAPH = 8;

    /** How a word is written. */
    public static final byte LOWER = 0;

    public static final byte CAPITALISED = 1;
    public static final byte UPPER = 2;
    public static final byte MIXED = 3;
    public static final byte NUMBER = 4;

    private static final String BREAKS = ",;:()<>[]\"\u201C\u201D";

    private final String text;
    private final char[] chars;
    private final int count;
    private final int[] begin;
    private final int[] end;
    private final long[] hash;
    private final byte[] gap;
    private final byte[] shape;
    private final int upperLetters;
    private final int lowerLetters;

    private Tokens(String text, Cutter cutter) {
        this.text = text;
        chars = cutter.chars;
        count = cutter.count;
        begin = cutter.begin;
        end = cutter.end;
        hash = cutter.hash;
        gap = cutter.gap;
        shape = cutter.shape;
        upperLetters = cutter.upperLetters;
        lowerLetters = cutter.letters - cutter.upperLetters;
    }

    /** Cuts a text; any text will do, however broken. */
    public static Tokens of(String text) {
        var cutter = new Cutter(text.toCharArray());
        cutter.cut();
        return new Tokens(text, cutter);
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    public int begin(int token) {
        return begin[token];
    }

    public int end(int token) {
        return end[token];
    }

    /**
     * Hash of the folded letters, a polynomial of 31 as {@link String#hashCode} is, but of 64 bits: two different words of up
     * to twelve letters from a to z never have the same.
     */
    public long hash(int token) {
        return hash[token];
    }

    /** The same of a word that is folded already. */
    public static long hash(String folded) {
        long hash = 0;
        for (int i = 0; i < folded.length(); i++) {
            hash = hash * 31 + folded.charAt(i);
        }
        return hash;
    }

    /** What stands before the word; {@link #PARAGRAPH} before the first and after the last. */
    public byte gap(int token) {
        return token < count ? gap[token] : PARAGRAPH;
    }

    /** Says that what was taken for the end of a sentence was the dot of an abbreviation, maybe with a comma behind it. */
    public void continueSentence(int token) {
        gap[token] = SPACE;
        for (int i = end[token - 1]; i < begin[token]; i++) {
            if (BREAKS.indexOf(chars[i]) >= 0) {
                gap[token] = BREAK;
            }
        }
    }

    public byte shape(int token) {
        return shape[token];
    }

    public int length(int token) {
        return end[token] - begin[token];
    }

    public boolean isCapital(int token) {
        return shape[token] != LOWER && shape[token] != NUMBER;
    }

    public String word(int token) {
        return text.substring(begin[token], end[token]);
    }

    /** Whether case tells nothing here: nearly all letters are capitals, or nearly none. */
    public boolean isCaseless() {
        int letters = upperLetters + lowerLetters;
        return upperLetters * 200L < letters || isAllCapitals();
    }

    /** Whether nearly all letters are capitals. */
    public boolean isAllCapitals() {
        int letters = upperLetters + lowerLetters;
        return lowerLetters * 10L < letters;
    }

    /** A word without case, diacritics and silent marks. */
    public String folded(int token) {
        char[] word = new char[end[token] - begin[token]];
        int length = 0;
        for (int i = begin[token]; i < end[token]; i++) {
            char c = chars[i];
            if (Letters.kind(c) != Letters.SILENT) {
                word[length++] = Letters.folded(c);
            }
        }
        return new String(word, 0, length);
    }

    /** The unit at an offset of the text. */
    public char charAt(int offset) {
        return chars[offset];
    }

    /** Whether a word, folded, is this one. */
    public boolean is(int token, String folded) {
        int at = 0;
        for (int i = begin[token]; i < end[token]; i++) {
            char c = chars[i];
            if (Letters.kind(c) == Letters.SILENT) {
                continue;
            }
            if (at == folded.length() || folded.charAt(at) != Letters.folded(c)) {
                return false;
            }
            at++;
        }
        return at == folded.length();
    }
}
