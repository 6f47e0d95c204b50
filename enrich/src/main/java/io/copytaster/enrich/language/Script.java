package io.copytaster.enrich.language;

/** The writing systems that languages are told apart by. */
enum Script {
    LATIN,
    CYRILLIC,
    ARABIC,
    HEBREW,
    GREEK,
    HAN,
    KANA,
    HANGUL,
    DEVANAGARI,
    THAI,
    GEORGIAN,
    ARMENIAN;

    /** The script of a letter; null for others and for what is no letter. */
    static Script of(char c) {
        if (c < 0x250) {
            return Character.isLetter(c) ? LATIN : null;
        }
        if (!Character.isLetter(c)) {
            return null;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case HEBREW -> HEBREW;
            case GREEK -> GREEK;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            case HANGUL -> HANGUL;
            case DEVANAGARI -> DEVANAGARI;
            case THAI -> THAI;
            case GEORGIAN -> GEORGIAN;
            case ARMENIAN -> ARMENIAN;
            default -> null;
        };
    }
}
