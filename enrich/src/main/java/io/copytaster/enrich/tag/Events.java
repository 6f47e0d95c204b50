package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves out actors that only name an event (the 2010 United Kingdom general election, the Greek Civil War) or a stretch of the
 * earth (the Sea of Japan, the Taiwan Strait).
 */
final class Events {
    /** How many words may stand between the actor and the event: general, special. */
    private static final int WORDS_BETWEEN = 3;

    private static final int WORDS_BEFORE_WAR = 3;
    private static final Set<String> CENTURIES = Set.of("17", "18", "19", "20");

    private Events() {}

    static List<Found> without(Reading reading, List<Found> found) {
        List<Found> kept = new ArrayList<>(found.size());
        for (Found one : found) {
            boolean dated = isYear(reading, one.first() - 1) && isBeforeEvent(reading, one.last());
            if (one.isWeapon() || !(dated || isBeforeWar(reading, one) || isInPlace(reading, one))) {
                kept.add(one);
            }
        }
        return kept;
    }

    /** The Vietnam War, the Iran-Iraq War; not the British War Office. */
    private static boolean isBeforeWar(Reading reading, Found one) {
        if (one.how() != Found.How.NAME && one.how() != Found.How.DEMONYM) {
            return false;
        }
        for (int i = one.last(); i < one.last() + WORDS_BEFORE_WAR && reading.follows(i); i++) {
            if (reading.isWord(i, "war") && reading.tokens().isCapital(i)) {
                return !(reading.follows(i + 1) && reading.tokens().isCapital(i + 1));
            }
            if (!reading.isWord(i, "civil") && reading.tokens().gap(i) != Tokens.HYPHEN) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInPlace(Reading reading, Found one) {
        if (one.type() != EntryType.STATE) {
            return false;
        }
        boolean before = reading.isWord(one.first() - 1, "of") && isPlace(reading, one.first() - 2);
        return before || (reading.follows(one.last()) && isPlace(reading, one.last()));
    }

    private static boolean isPlace(Reading reading, int token) {
        return reading.is(token, WordClass.PLACE) && reading.tokens().isCapital(token);
    }

    private static boolean isYear(Reading reading, int token) {
        return token >= 0
                && reading.follows(token + 1)
                && reading.tokens().shape(token) == Tokens.NUMBER
                && reading.tokens().length(token) == 4
                && CENTURIES.contains(reading.tokens().word(token).substring(0, 2));
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
