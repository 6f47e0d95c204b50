package io.copytaster.enrich.lexicon;

import java.util.Set;

/** Finds where two words lost what stood between them, as when a page's headings run into its text: in SyriaThe group. */
final class Glue {
    /** Words that begin sentences and end no name. */
    private static final Set<String> OPENERS =
            Set.of("The", "These", "They", "This", "There", "While", "When", "After");

    private static final int SHORTEST = 3;
    private static final int SHORTEST_SHOUTED = 5;

    private Glue() {}

    /** Where the second of two words begins that stand as one of mixed case; 0: it is one word, as YouTube is. */
    static int between(char[] text, int from, int to) {
        for (int i = from + SHORTEST; i < to - 1; i++) {
            if (Letters.isUpper(text[i]) && !Letters.isUpper(text[i - 1])) {
                boolean glued = Letters.isUpper(text[from])
                        ? opens(text, i, to) || isShouted(text, from, i, to)
                        : !Letters.isUpper(text[i + 1]);
                return glued ? i : 0;
            }
        }
        return 0;
    }

    private static boolean opens(char[] text, int from, int to) {
        return to - from <= SHORTEST_SHOUTED && OPENERS.contains(new String(text, from, to - from));
    }

    private static boolean isShouted(char[] text, int from, int at, int to) {
        if (at - from < SHORTEST_SHOUTED || to - at < SHORTEST_SHOUTED) {
            return false;
        }
        for (int i = at; i < to; i++) {
            if (!Letters.isUpper(text[i])) {
                return false;
            }
        }
        return true;
    }
}
