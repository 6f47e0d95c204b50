package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Recognises people in texts that have no case to go by, as old wires: colonel luis arturo isaacs. */
final class CaselessNames {
    private static final int LONGEST = 4;

    private CaselessNames() {}

    /** Names behind titles, as far as the words are in no vocabulary. */
    static List<Found> find(Reading reading, Found[] covering) {
        List<Found> names = new ArrayList<>();
        for (int i = 0; i + 1 < reading.count(); i++) {
            if (!reading.is(i, WordClass.TITLE)) {
                continue;
            }
            int from = i + 1;
            int to = from;
            while (to < reading.count()
                    && to - from < LONGEST
                    && reading.tokens().gap(to) <= Tokens.DOT
                    && reading.tokens().gap(to) != Tokens.JOINED
                    && covering[to] == null
                    && couldBeName(reading, to)) {
                to++;
            }
            if (to > from) {
                names.add(Found.guess(reading.tokens(), from, to, EntryType.PERSON));
                i = to - 1;
            }
        }
        return names;
    }

    private static boolean couldBeName(Reading reading, int token) {
        if (reading.tokens().shape(token) == Tokens.NUMBER || reading.tokens().length(token) < 3) {
            return reading.is(token, WordClass.NAMEPART) && reading.tokens().length(token) > 1;
        }
        if (reading.is(token, WordClass.GIVEN)) {
            return !reading.is(token, WordClass.FUNCTION) && !reading.is(token, WordClass.REPORT);
        }
        if (!reading.isStrange(token)) {
            return reading.is(token, WordClass.NAMEPART);
        }
        String word = reading.tokens().folded(token);
        return !(word.endsWith("ed")
                || word.endsWith("ing")
                || word.endsWith("ly")
                || word.endsWith("tion")
                || word.endsWith("ment")
                || word.endsWith("al"));
    }
}
