package io.copytaster.enrich.language;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the language of a text from its script and its commonest function words. Looks at a short sample only, and keeps to
 * the declared language where the sample does not decide.
 */
public final class LanguageDetector {
    /** How much of the text is looked at, in UTF-16 units. */
    private static final int SAMPLE = 600;
    /** Letters that a sample must hold before its script says anything. */
    private static final int ENOUGH_LETTERS = 8;
    /** End of the blocks that hold Latin letters alone. */
    private static final char LATIN_END = '\u0250';

    private static final boolean[] LATIN_LETTERS = new boolean[LATIN_END];

    static {
        for (char c = 0; c < LATIN_END; c++) {
            LATIN_LETTERS[c] = Character.isLetter(c);
        }
    }

    /**
     * The language of a text.
     *
     * @param text any text; null or empty leaves the declaration alone
     * @param declared what the source says, a tag such as {@code en-GB}, or null
     * @return ISO 639-1, or null if neither the text nor the declaration tells
     */
    public String detect(String text, String declared) {
        String hint = normalised(declared);
        if (text == null) {
            return hint;
        }
        String sample = text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
        String byScript = byScript(sample, hint);
        return byScript == null ? hint : byScript;
    }

    private static String normalised(String declared) {
        if (declared == null || declared.isBlank()) {
            return null;
        }
        String primary =
                Locale.forLanguageTag(declared.strip().replace('_', '-')).getLanguage();
        return switch (primary) {
            case "iw" -> "he";
            case "in" -> "id";
            case "und", "" -> null;
            default -> primary.length() == 2 ? primary : null;
        };
    }

    private static String byScript(String sample, String hint) {
        Map<Script, Integer> counts = new EnumMap<>(Script.class);
        int letters = 0;
        int plain = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c < LATIN_END) { // most text: not worth a look at the map
                plain += LATIN_LETTERS[c] ? 1 : 0;
                continue;
            }
            Script script = Script.of(c);
            if (script != null) {
                counts.merge(script, 1, Integer::sum);
                letters++;
            }
        }
        counts.merge(Script.LATIN, plain, Integer::sum);
        letters += plain;
        int kana = counts.getOrDefault(Script.KANA, 0);
        if (letters < ENOUGH_LETTERS && counts.getOrDefault(Script.HAN, 0) + kana < 2) {
            return null;
        }
        // Names in Latin letters stand in every script's texts, and kana among more numerous Han characters.
        if (kana * 10 > letters) {
            return "ja";
        }
        Script main = Script.LATIN;
        for (var count : counts.entrySet()) {
            if (count.getValue() > counts.getOrDefault(main, 0)) {
                main = count.getKey();
            }
        }
        return switch (main) {
            case LATIN -> FunctionWords.language(sample, hint);
            case CYRILLIC -> cyrillic(sample, hint);
            case ARABIC -> arabic(sample, hint);
            case HEBREW -> "he";
            case GREEK -> "el";
            case HAN -> "zh";
            case KANA -> "ja";
            case HANGUL -> "ko";
            case DEVANAGARI -> "hi".equals(hint) || hint == null ? "hi" : hint;
            case THAI -> "th";
            case GEORGIAN -> "ka";
            case ARMENIAN -> "hy";
        };
    }

    private static String cyrillic(String sample, String hint) {
        int ukrainian = count(sample, "іїєґІЇЄҐ");
        int russian = count(sample, "ыэъёЫЭЪЁ");
        int serbian = count(sample, "ђјљњћџЂЈЉЊЋЏ");
        int belarusian = count(sample, "ўЎ");
        if (serbian > ukrainian + russian) {
            return "mk".equals(hint) ? "mk" : "sr";
        }
        if (belarusian > 1 && russian > 0) {
            return "be";
        }
        if (ukrainian > russian) {
            return "uk";
        }
        if (russian > 0) {
            return "ru";
        }
        return hint == null ? "ru" : hint;
    }

    private static String arabic(String sample, String hint) {
        int persian = count(sample, "پچژگکی");
        int urdu = count(sample, "ٹڈڑےںھ");
        int arabic = count(sample, "ةىيكإأؤئ");
        if (urdu > 2 && urdu * 3 > persian / 2) {
            return "ur";
        }
        if (persian > arabic) {
            return "ps".equals(hint) || "ku".equals(hint) ? hint : "fa";
        }
        return arabic > 0 || hint == null ? "ar" : hint;
    }

    private static int count(String sample, String letters) {
        int count = 0;
        for (int i = 0; i < sample.length(); i++) {
            if (letters.indexOf(sample.charAt(i)) >= 0) {
                count++;
            }
        }
        return count;
    }
}
