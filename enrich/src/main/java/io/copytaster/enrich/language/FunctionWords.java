package io.copytaster.enrich.language;

/** Tells the language of a text in Latin letters from its commonest words. */
final class FunctionWords {
    /** Function words that must speak for a language, and how far ahead of the next one. */
    private static final int ENOUGH_WORDS = 3;

    private static final double LEAD = 1.3;
    private static final double ENOUGH_FOR_A_GUESS = 1.5;

    private static final String[] LATIN = {"en", "fr", "de", "es", "pt", "it", "nl", "tr", "pl", "sv", "ro"};

    /** Function words that few of the other languages share, per language in the order of {@link #LATIN}. */
    private static final String[] WORDS = {
        "the of and to in that is was for on with as by from at has have said are were his which be it not an their this a who been after into over more but about would will when than up out its she he they had her",
        "le la les des et en une dans que qui pour sur avec est du au par ne pas aux ce cette sont été plus il elle ont qu selon après contre leur leurs son ses sa mais où dont deux aussi lors",
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

    /** At most a fourth full: words are looked up without being cut out of the text. */
    private static final int SLOTS = 2048;

    private static final String[] TABLE = new String[SLOTS];
    /** For each word, a bit for each language that it stands for. */
    private static final int[] LANGUAGES = new int[SLOTS];

    static {
        for (int language = 0; language < LATIN.length; language++) {
            for (String word : WORDS[language].split(" ", -1)) {
                int at = slot(word, 0, word.length(), hash(word));
                TABLE[at] = word;
                LANGUAGES[at] |= 1 << language;
            }
        }
    }

    private FunctionWords() {}

    /**
     * The language of a text.
     *
     * @param hint the language that was declared, or null
     * @return null if the words do not tell
     */
    static String language(String text, String hint) {
        double[] scores = scores(text);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        double next = 0;
        for (int i = 0; i < scores.length; i++) {
            next = i == best ? next : Math.max(next, scores[i]);
        }
        boolean leads = scores[best] >= next * LEAD;
        boolean enough = scores[best] >= ENOUGH_WORDS && leads;
        boolean agreed = scores[best] >= 1 && LATIN[best].equals(hint);
        boolean onlyGuess = hint == null && scores[best] >= ENOUGH_FOR_A_GUESS && leads;
        return enough || agreed || onlyGuess ? LATIN[best] : null;
    }

    /** How many words speak for each language; one that several share counts a part for each. */
    private static double[] scores(String text) {
        double[] scores = new double[LATIN.length];
        int begin = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            if (isLetter(c)) {
                hash = 31 * hash + lower(c);
                continue;
            }
            if (i > begin) {
                count(LANGUAGES[slot(text, begin, i, hash)], scores);
            }
            begin = i + 1;
            hash = 0;
        }
        return scores;
    }

    private static void count(int languages, double[] scores) {
        double part = languages == 0 ? 0 : 1.0 / Integer.bitCount(languages);
        for (int left = languages; left != 0; left &= left - 1) {
            scores[Integer.numberOfTrailingZeros(left)] += part;
        }
    }

    /** Where a word stands in the table, or would. */
    private static int slot(String text, int begin, int end, int hash) {
        int at = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        while (TABLE[at] != null && !isAt(TABLE[at], text, begin, end)) {
            at = (at + 1) & (SLOTS - 1);
        }
        return at;
    }

    private static boolean isAt(String word, String text, int begin, int end) {
        if (word.length() != end - begin) {
            return false;
        }
        for (int i = begin; i < end; i++) {
            if (word.charAt(i - begin) != lower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + lower(word.charAt(i));
        }
        return hash;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && Character.isLetter(c));
    }

    private static char lower(char c) {
        return c < 0x80 ? (c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c) : Character.toLowerCase(c);
    }
}
