package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Leaves out actors that only name an event, as in the 2010 United Kingdom general election. */
final class Events {
    /** How many words may stand between the actor and the event: general, special. */
    private static final int WORDS_BETWEEN = 3;

    private Events() {}

    static List<Found> without(Reading reading, List<Found> found) {
        List<Found> kept = new ArrayList<>(found.size());
        for (Found one : found) {
            if (one.isWeapon() || !isYear(reading, one.first() - 1) || !isBeforeEvent(reading, one.last())) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static boolean isYear(Reading reading, int token) {
        return token >= 0
                && reading.follows(token + 1)
                && reading.tokens().shape(token) == Tokens.NUMBER
                && reading.tokens().length(token) == 4
                && (reading.tokens().word(token).startsWith("19")
                        || reading.tokens().word(token).startsWith("20"));
    }

    private static boolean isBeforeEvent(Reading reading, int from) {
        for (int i = from; i <= from + WORDS_BETWEEN && reading.follows(i); i++) {
            if (reading.isWord(i, "election")
                    || reading.isWord(i, "elections")
                    || reading.isWord(i, "referendum")
                    || reading.isWord(i, "census")) {
                return true;
            }
        }
        return false;
    }
}
