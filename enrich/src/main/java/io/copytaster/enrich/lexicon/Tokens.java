package io.copytaster.enrich.lexicon;

import java.util.Arrays;

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

    private final String text;
    private final char[] chars;
    private int count;
    private int[] begin;
    private int[] end;
    private int[] hash;
    private byte[] gap;
    private byte[] shape;
    private int upperLetters;
    private int lowerLetters;

    private Tokens(String text) {
        this.text = text;
        this.chars = text.toCharArray();
        int room = text.length() / 4 + 8;
        begin = new int[room];
        end = new int[room];
        hash = new int[room];
        gap = new byte[room];
        shape = new byte[room];
    }

    /** Cuts a text; any text will do, however broken. */
    public static Tokens of(String text) {
        var tokens = new Tokens(text);
        tokens.read();
        return tokens;
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

    /** Hash of the folded letters. */
    public int hash(int token) {
        return hash[token];
    }

    /** What stands before the word; {@link #PARAGRAPH} before the first and after the last. */
    public byte gap(int token) {
        return token < count ? gap[token] : PARAGRAPH;
    }

    /** Says that what was taken for the end of a sentence was the dot of an abbreviation. */
    public void continueSentence(int token) {
        gap[token] = SPACE;
    }

    public byte shape(int token) {
        return shape[token];
    }

    public int length(int token) {
        return end[token] - begin[token];
    }

    public boolean isCapital(int token) {
        return shape[token] == CAPITALISED || shape[token] == UPPER || shape[token] == MIXED;
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
        var word = new StringBuilder(end[token] - begin[token]);
        for (int i = begin[token]; i < end[token]; i++) {
            char c = chars[i];
            if (Letters.classOf(c) != Letters.SILENT) {
                word.append(Letters.folded(c));
            }
        }
        return word.toString();
    }

    /** Whether a word, folded, is this one. */
    public boolean is(int token, String folded) {
        int at = 0;
        for (int i = begin[token]; i < end[token]; i++) {
            char c = chars[i];
            if (Letters.classOf(c) == Letters.SILENT) {
                continue;
            }
            if (at == folded.length() || folded.charAt(at) != Letters.folded(c)) {
                return false;
            }
            at++;
        }
        return at == folded.length();
    }

    private void read() {
        int length = text.length();
        int i = 0;
        byte pending = PARAGRAPH;
        while (i < length) {
            byte kind = Letters.classOf(chars[i]);
            if (kind == Letters.LETTER || kind == Letters.DIGIT) {
                i = readWord(i, kind, pending);
                pending = JOINED;
                if (i < length) {
                    byte next = Letters.classOf(chars[i]);
                    if (next != Letters.LETTER && next != Letters.DIGIT) {
                        int past = pastGap(i);
                        pending = gapOf(i, past);
                        i = past;
                    }
                }
            } else {
                i++;
            }
        }
    }

    private int pastGap(int from) {
        int i = from;
        while (i < text.length()) {
            byte kind = Letters.classOf(chars[i]);
            if (kind == Letters.LETTER || kind == Letters.DIGIT) {
                break;
            }
            i++;
        }
        return i;
    }

    private byte gapOf(int from, int to) {
        boolean spaces = false;
        int lines = 0;
        byte mark = JOINED;
        int marks = 0;
        boolean stop = false;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            byte kind = Letters.classOf(c);
            switch (kind) {
                case Letters.SPACE -> spaces = true;
                case Letters.SILENT -> {}
                case Letters.LINE -> {
                    spaces = true;
                    if (c != '\r') {
                        lines++;
                    }
                }
                case Letters.APOSTROPHE -> {
                    mark = APOSTROPHE;
                    marks++;
                }
                case Letters.HYPHEN -> {
                    mark = HYPHEN;
                    marks++;
                }
                case Letters.DOT -> {
                    mark = DOT;
                    stop = true;
                    marks++;
                }
                case Letters.STOP -> {
                    mark = BREAK;
                    stop = true;
                    marks++;
                }
                default -> {
                    mark = c == '/' ? SLASH : BREAK;
                    marks++;
                }
            }
        }
        if (lines > 1) {
            return PARAGRAPH;
        }
        if (marks == 0) {
            return SPACE;
        }
        if (stop && (spaces || marks > 1)) {
            return SENTENCE;
        }
        return spaces || marks > 1 ? BREAK : mark;
    }

    private int readWord(int from, byte kind, byte before) {
        if (count == begin.length) {
            grow();
        }
        int i = from;
        int last = from;
        int h = 0;
        int upper = 0;
        int letters = 0;
        boolean firstUpper = Character.isUpperCase(chars[from]);
        for (; i < text.length(); i++) {
            char c = chars[i];
            byte k = Letters.classOf(c);
            if (k == kind) {
                h = h * 31 + Letters.folded(c);
                letters++;
                if (kind == Letters.LETTER && Character.isUpperCase(c)) {
                    upper++;
                }
                last = i;
            } else if (k != Letters.SILENT && !(kind == Letters.DIGIT && groupsThousands(i, from))) {
                break;
            }
        }
        begin[count] = from;
        end[count] = last + 1;
        hash[count] = h;
        gap[count] = before;
        if (kind == Letters.DIGIT) {
            shape[count] = NUMBER;
        } else {
            upperLetters += upper;
            lowerLetters += letters - upper;
            shape[count] = upper == 0
                    ? LOWER
                    : upper == letters && letters > 1 ? UPPER : upper == 1 && firstUpper ? CAPITALISED : MIXED;
        }
        if (before == DOT && endsSentence()) {
            gap[count] = SENTENCE;
        }
        count++;
        return last + 1;
    }

    /** Sentences that lost the space between them: in Syria.The group. */
    private boolean endsSentence() {
        int previous = count - 1;
        return shape[count] == CAPITALISED
                && length(count) > 1
                && length(previous) > 1
                && (shape[previous] == LOWER || shape[previous] == CAPITALISED);
    }

    /** A comma between digits that groups thousands: 12,000 is one number. */
    private boolean groupsThousands(int comma, int from) {
        return chars[comma] == ','
                && comma > from
                && comma + 3 < text.length()
                && isDigit(comma + 1)
                && isDigit(comma + 2)
                && isDigit(comma + 3)
                && (comma + 4 == text.length() || !isDigit(comma + 4));
    }

    private boolean isDigit(int at) {
        return Letters.classOf(chars[at]) == Letters.DIGIT;
    }

    private void grow() {
        int room = count * 2;
        begin = Arrays.copyOf(begin, room);
        end = Arrays.copyOf(end, room);
        hash = Arrays.copyOf(hash, room);
        gap = Arrays.copyOf(gap, room);
        shape = Arrays.copyOf(shape, room);
    }
}
