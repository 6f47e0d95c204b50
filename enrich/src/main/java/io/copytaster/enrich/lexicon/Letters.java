package io.copytaster.enrich.lexicon;

import java.text.Normalizer;

/** What each UTF-16 unit is to the tokenizer, and what it reads as once case and diacritics are folded away. */
final class Letters {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    /** Stands inside a word and says nothing: combining marks, joiners, direction marks, the Arabic tatweel. */
    static final byte SILENT = 3;

    static final byte APOSTROPHE = 4;
    static final byte HYPHEN = 5;
    static final byte DOT = 6;
    static final byte SPACE = 7;
    static final byte LINE = 8;
    static final byte STOP = 9;

    /** The bits of {@link #UNITS} that hold one of the above. */
    static final int KIND = 15;
    /** The bit that is set for upper case. */
    static final int UPPER = 16;
    /** What a unit reads as stands above so many bits. */
    static final int FOLDED_SHIFT = 16;

    /** By unit: its kind, its case, and what it reads as. A table, as it is read for every unit of every article. */
    static final int[] UNITS = new int[Character.MAX_VALUE + 1];

    static {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            byte kind = classify((char) c);
            int upper = Character.isUpperCase((char) c) ? UPPER : 0;
            UNITS[c] = fold((char) c, kind) << FOLDED_SHIFT | upper | kind;
        }
    }

    private Letters() {}

    /** What a unit is: {@link #LETTER}, {@link #DIGIT} and so on. */
    static int kind(char c) {
        return UNITS[c] & KIND;
    }

    static boolean isUpper(char c) {
        return (UNITS[c] & UPPER) != 0;
    }

    /** Whether a unit begins a word. */
    static boolean startsWord(char c) {
        int kind = kind(c);
        return kind == LETTER || kind == DIGIT;
    }

    /** Whether a text holds a word or a number. */
    static boolean areIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (startsWord(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The folded form of a letter or digit. */
    static char folded(char c) {
        return (char) (UNITS[c] >>> FOLDED_SHIFT);
    }

    private static byte classify(char c) {
        return switch (c) {
            case '\'', '\u2018', '\u2019', '\u02BC', '`', '\u00B4' -> APOSTROPHE;
            case '-', '\u2010', '\u2011', '\u2012', '\u00AD' -> HYPHEN;
            case '.' -> DOT;
            case '\n', '\r', '\u2028', '\u2029' -> LINE;
            case '!', '?' -> STOP;
            case '\u0640', '\u02BE', '\u02BF' -> SILENT;
            default -> {
                if (Character.isDigit(c)) {
                    yield DIGIT;
                }
                if (Character.isLetter(c)) {
                    yield LETTER;
                }
                yield switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> SILENT;
                    default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE : OTHER;
                };
            }
        };
    }

    /** Han, Yi and Hangul: most of all letters, none with a case, and what comes apart does so into several letters. */
    private static boolean isWholeAndCaseless(char c) {
        return (c >= '\u3400' && c <= '\uA48F') || (c >= '\uAC00' && c <= '\uD7A3');
    }

    private static char fold(char c, byte kind) {
        if (c < 128) {
            return Character.toLowerCase(c);
        }
        return switch (c) {
            case 'ß' -> 's';
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
            case 'ı', 'İ' -> 'i';
            case 'æ', 'Æ' -> 'a';
            default -> {
                if (kind != LETTER || Character.isSurrogate(c) || isWholeAndCaseless(c)) {
                    yield c;
                }
                String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
                // What comes apart into several letters would match too much by the first alone.
                boolean oneLetter = apart.chars().filter(Character::isLetter).count() == 1;
                yield oneLetter ? Character.toLowerCase(apart.charAt(0)) : Character.toLowerCase(c);
            }
        };
    }
}
