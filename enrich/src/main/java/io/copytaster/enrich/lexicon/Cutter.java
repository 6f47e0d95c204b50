package io.copytaster.enrich.lexicon;

import static io.copytaster.enrich.lexicon.Tokens.APOSTROPHE;
import static io.copytaster.enrich.lexicon.Tokens.BREAK;
import static io.copytaster.enrich.lexicon.Tokens.CAPITALISED;
import static io.copytaster.enrich.lexicon.Tokens.DOT;
import static io.copytaster.enrich.lexicon.Tokens.HYPHEN;
import static io.copytaster.enrich.lexicon.Tokens.JOINED;
import static io.copytaster.enrich.lexicon.Tokens.LOWER;
import static io.copytaster.enrich.lexicon.Tokens.MIXED;
import static io.copytaster.enrich.lexicon.Tokens.NUMBER;
import static io.copytaster.enrich.lexicon.Tokens.PARAGRAPH;
import static io.copytaster.enrich.lexicon.Tokens.SENTENCE;
import static io.copytaster.enrich.lexicon.Tokens.SLASH;
import static io.copytaster.enrich.lexicon.Tokens.SPACE;
import static io.copytaster.enrich.lexicon.Tokens.UPPER;

import java.util.Arrays;

/** Cuts a text into words, in one pass over its UTF-16 units; {@link Tokens} then holds what it found. */
final class Cutter {
    final char[] chars;
    int count;
    int[] begin;
    int[] end;
    long[] hash;
    byte[] gap;
    byte[] shape;
    int letters;
    int upperLetters;

    Cutter(char[] chars) {
        this.chars = chars;
        int room = chars.length / 5 + 8;
        begin = new int[room];
        end = new int[room];
        hash = new long[room];
        gap = new byte[room];
        shape = new byte[room];
    }

    void cut() {
        int length = chars.length;
        int i = pastGap(0);
        byte before = PARAGRAPH;
        while (i < length) {
            i = readWord(i, length, before);
            if (i == length) {
                break;
            }
            int past;
            if (chars[i] == ' ' && i + 1 < length && Letters.startsWord(chars[i + 1])) {
                before = SPACE; // most gaps
                past = i + 1;
            } else if (Letters.startsWord(chars[i])) {
                before = isLetter(i - 1) && isLetter(i) ? SENTENCE : JOINED; // see Glue
                past = i;
            } else {
                past = pastGap(i);
                before = gapOf(i, past);
            }
            i = past;
        }
    }

    private int pastGap(int from) {
        int i = from;
        while (i < chars.length && !Letters.startsWord(chars[i])) {
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
            switch (Letters.kind(c)) {
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

    private int readWord(int from, int limit, byte before) {
        if (count == begin.length) {
            grow();
        }
        char[] text = chars;
        int[] units = Letters.UNITS;
        int kind = units[text[from]] & Letters.KIND;
        long h = 0;
        int upper = 0;
        int length = 0;
        int last = from;
        int i = from;
        while (i < limit) {
            int unit = units[text[i]];
            if ((unit & Letters.KIND) == kind) {
                h = h * 31 + (unit >>> Letters.FOLDED_SHIFT);
                upper += unit & Letters.UPPER;
                length++;
                last = i;
            } else if (!staysInside(i, unit & Letters.KIND, kind, from)) {
                break;
            } else if ((unit & Letters.KIND) != Letters.SILENT) {
                h = h * 31 + (unit >>> Letters.FOLDED_SHIFT); // 1,500 is not the word 1500
            }
            i++;
        }
        upper /= Letters.UPPER;
        byte written = upper == 0 ? LOWER : shapeOf(from, upper, length);
        if (written == MIXED && kind == Letters.LETTER) {
            int next = Glue.between(text, from, last + 1);
            if (next > 0) {
                return readWord(from, next, before);
            }
        }
        int token = count++;
        begin[token] = from;
        end[token] = last + 1;
        hash[token] = h;
        gap[token] = before;
        if (kind == Letters.DIGIT) {
            shape[token] = NUMBER;
            return last + 1;
        }
        letters += length;
        upperLetters += upper;
        shape[token] = written;
        if (before == DOT && endsSentence(token)) {
            gap[token] = SENTENCE;
        }
        return last + 1;
    }

    private byte shapeOf(int from, int upper, int length) {
        if (upper == length && length > 1) {
            return UPPER;
        }
        return upper == 1 && Letters.isUpper(chars[from]) ? CAPITALISED : MIXED;
    }

    private boolean staysInside(int at, int kind, int wordKind, int from) {
        return kind == Letters.SILENT || (wordKind == Letters.DIGIT && groupsThousands(at, from));
    }

    /** Sentences that lost the space between them: in Syria.The group. */
    private boolean endsSentence(int token) {
        int previous = token - 1;
        return shape[token] == CAPITALISED
                && end[token] - begin[token] > 1
                && end[previous] - begin[previous] > 1
                && (shape[previous] == LOWER || shape[previous] == CAPITALISED);
    }

    /** A comma between digits that groups thousands: 12,000 is one number. */
    private boolean groupsThousands(int comma, int from) {
        return chars[comma] == ','
                && comma > from
                && comma + 3 < chars.length
                && isDigit(comma + 1)
                && isDigit(comma + 2)
                && isDigit(comma + 3)
                && (comma + 4 == chars.length || !isDigit(comma + 4));
    }

    private boolean isLetter(int at) {
        return Letters.kind(chars[at]) == Letters.LETTER;
    }

    private boolean isDigit(int at) {
        return Letters.kind(chars[at]) == Letters.DIGIT;
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
