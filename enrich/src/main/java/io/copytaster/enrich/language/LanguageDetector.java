package io.copytaster.enrich.language;

import java.util.EnumMap;
import java.util.HashMap;
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
    /** Function words that must speak for a language, and how far ahead of the next one. */
    private static final int ENOUGH_WORDS = 3;

    private static final double LEAD = 1.3;

    private static final String[] LATIN = {"en", "fr", "de", "es", "pt", "it", "nl", "tr", "pl", "sv", "ro"};

    /** Function words that few of the other languages share, per language in the order of {@link #LATIN}. */
    private static final String[] WORDS = {
        "the of and to in that is was for on with as by from at has have said are were his which be it not an their this a who been after into over more but about would will when than up out its she he they had her",
        "le la les des et en une dans que qui pour sur avec est du au par ne pas aux ce cette sont été plus il elle ont l d qu selon après contre leur leurs son ses sa mais où dont deux aussi lors",
        "der die das und den von mit ist auf für im dem nicht ein eine sich des auch als nach wie aus bei wurde sind zu hat haben einer eines einem einen vom zum zur am im gegen über nach noch sagte",
        "el la los las que del y en una por con para se su es al como más lo fue un ha sus pero este entre según tras contra desde sobre hasta cuando fueron fue dijo ser está también",
        "o os as que do da dos das em uma para com não por se ao na no mais foi um é são pelo pela também entre nos",
        "il lo gli che di della del per una con sono non è nel alla dei ha più le da anche dal si stato delle questo",
        "de het een van en in dat op te zijn met voor niet door aan werd uit bij ook naar maar om heeft wordt over",
        "ve bir bu için ile olarak da de olan daha çok gibi kadar sonra olduğunu dedi ancak ise değil yeni türkiye en",
        "w i z na do się nie że jest to po od przez dla za jak oraz był są przed przy które który tym",
        "och att det som en på är av för med till den inte har de om ett från var vid efter men",
        "și în de la cu pe că nu din care este pentru mai au fost sunt după prin între sa o un a"
    };

    /** End of the blocks that hold Latin letters alone. */
    private static final char LATIN_END = '\u0250';

    private static final Map<String, int[]> LANGUAGES_OF = new HashMap<>();

    static {
        for (int language = 0; language < LATIN.length; language++) {
            for (String word : WORDS[language].split(" ", -1)) {
                int of = language;
                LANGUAGES_OF.merge(word, new int[] {of}, (known, added) -> {
                    int[] both = new int[known.length + 1];
                    System.arraycopy(known, 0, both, 0, known.length);
                    both[known.length] = of;
                    return both;
                });
            }
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
                plain += Character.isLetter(c) ? 1 : 0;
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
            case LATIN -> latin(sample, hint);
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

    private static String latin(String sample, String hint) {
        double[] scores = new double[LATIN.length];
        int from = -1;
        for (int i = 0; i <= sample.length(); i++) {
            boolean letter = i < sample.length() && Character.isLetter(sample.charAt(i));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                int[] languages = LANGUAGES_OF.get(sample.substring(from, i).toLowerCase(Locale.ROOT));
                if (languages != null) {
                    for (int language : languages) {
                        scores[language] += 1.0 / languages.length;
                    }
                }
                from = -1;
            }
        }
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        double next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != best) {
                next = Math.max(next, scores[i]);
            }
        }
        boolean enough = scores[best] >= ENOUGH_WORDS && scores[best] >= next * LEAD;
        boolean agreed = scores[best] >= 1 && LATIN[best].equals(hint);
        boolean onlyGuess = hint == null && scores[best] >= 1.5 && scores[best] >= next * LEAD;
        return enough || agreed || onlyGuess ? LATIN[best] : null;
    }
}
