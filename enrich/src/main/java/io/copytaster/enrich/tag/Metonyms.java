package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;

/** Tells a capital that acts (Moscow said, Moscow's military support, aid to Damascus) from the town. */
final class Metonyms {
    private Metonyms() {}

    static boolean acts(Reading reading, int from, int to) {
        return speaks(reading, from, to) || owns(reading, to) || isDealtWith(reading, from);
    }

    private static boolean speaks(Reading reading, int from, int to) {
        if (reading.tokens().gap(from) == Tokens.SPACE && isPlacePreposition(reading, from - 1)) {
            return false;
        }
        int verb = reading.follows(to) && isAdverb(reading, to) ? to + 1 : to;
        return reading.follows(verb) && reading.is(verb, WordClass.ACTING);
    }

    private static boolean isAdverb(Reading reading, int token) {
        return reading.isWord(token, "also")
                || reading.isWord(token, "has")
                || reading.isWord(token, "had")
                || (reading.tokens().length(token) > 4
                        && reading.tokens().word(token).endsWith("ly"));
    }

    private static boolean isPlacePreposition(Reading reading, int token) {
        return reading.isWord(token, "in")
                || reading.isWord(token, "near")
                || reading.isWord(token, "at")
                || reading.isWord(token, "around")
                || reading.isWord(token, "outside");
    }

    private static boolean owns(Reading reading, int to) {
        if (!reading.isPossessive(to)) {
            return false;
        }
        for (int i = to + 1;
                i <= to + 3 && i < reading.count() && reading.tokens().gap(i) <= Tokens.HYPHEN;
                i++) {
            if (reading.is(i, WordClass.GOVNOUN)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDealtWith(Reading reading, int from) {
        if (!reading.is(from - 1, WordClass.DEALPREP)) {
            return false;
        }
        for (int i = from - 2; i >= 0 && i >= from - 4 && reading.tokens().gap(i + 1) < Tokens.SENTENCE; i--) {
            if (reading.is(i, WordClass.DEALING)) {
                return true;
            }
        }
        return false;
    }
}
