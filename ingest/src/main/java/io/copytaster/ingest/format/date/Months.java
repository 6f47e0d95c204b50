package io.copytaster.ingest.format.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months in the languages that feeds write dates in, whole or shortened. */
final class Months {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "el", "hu", "ru", "uk", "pl", "sv", "tr");
    private static final int SHORTEST = 3;
    private static final Map<String, Integer> NAMES = names();

    private Months() {}

    /** The month's number from 1, or 0 if it is no name of one. */
    static int named(String name) {
        String key = plain(name);
        if (key.length() < SHORTEST) {
            return 0;
        }
        Integer whole = NAMES.get(key);
        if (whole != null) {
            return whole;
        }
        int found = 0;
        for (var entry : NAMES.entrySet()) {
            if (entry.getKey().startsWith(key)
                    || (key.startsWith(entry.getKey()) && entry.getKey().length() > 4)) {
                if (found != 0 && found != entry.getValue()) {
                    return 0;
                }
                found = entry.getValue();
            }
        }
        return found;
    }

    private static Map<String, Integer> names() {
        var names = new HashMap<String, Integer>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = plain(month.getDisplayName(style, locale));
                    if (name.length() >= SHORTEST && !Character.isDigit(name.charAt(0))) {
                        names.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        // As Greek feeds shorten and misspell them.
        names.put("φεβ", 2);
        names.put("μαϊ", 5);
        names.put("μαι", 5);
        names.put("ιουν", 6);
        names.put("ιον", 6);
        names.put("ιουλ", 7);
        names.put("ιολ", 7);
        names.put("αυγ", 8);
        names.put("σεπ", 9);
        names.put("sept", 9);
        return names;
    }

    /** Without accents, dots and case. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}.'’]", "")
                .toLowerCase(Locale.ROOT);
    }
}
