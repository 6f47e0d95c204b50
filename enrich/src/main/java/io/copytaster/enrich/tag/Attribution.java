package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Marks the actors that a text names as who reports: Reuters reported, according to the army, the Observatory said. */
final class Attribution {
    /** How far behind "the Observatory, which ..." the verb may stand. */
    private static final int CLAUSE = 40;

    private Attribution() {}

    static List<Found> mark(Reading reading, List<Found> found) {
        List<Found> marked = new ArrayList<>(found.size());
        for (Found one : found) {
            marked.add(!one.isWeapon() && reports(reading, one) ? one.reporting() : one);
        }
        return marked;
    }

    private static boolean reports(Reading reading, Found one) {
        int before = one.first() - 1;
        while (before >= 0
                && (reading.is(before, WordClass.DETERMINER) || reading.is(before, WordClass.ACTOR_MODIFIER))) {
            before--;
        }
        if (reading.isWord(before, "to") && reading.isWord(before - 1, "according")) {
            return true;
        }
        if (!one.monitor()) {
            return false;
        }
        return speaksBefore(reading, before) || speaksAfter(reading, one.last());
    }

    private static boolean speaksBefore(Reading reading, int before) {
        boolean told =
                reading.isWord(before, "told") || reading.isWord(before, "reported") || reading.isWord(before, "said");
        boolean quotedBy = reading.isWord(before, "by") && reading.is(before - 1, WordClass.REPORT);
        return told || quotedBy;
    }

    private static boolean speaksAfter(Reading reading, int after) {
        int at = after;
        while (at < reading.count()
                && at < after + 4
                && reading.tokens().gap(at) <= Tokens.HYPHEN
                && (reading.isWord(at, "news")
                        || reading.isWord(at, "agency")
                        || reading.isWord(at, "online")
                        || reading.isWord(at, "newspaper")
                        || reading.isWord(at, "has")
                        || reading.isWord(at, "had")
                        || reading.isWord(at, "also")
                        || reading.isWord(at, "later")
                        || reading.isWord(at, "television"))) {
            at++;
        }
        if (reading.is(at, WordClass.REPORT) && reading.tokens().gap(at) <= Tokens.HYPHEN) {
            return true;
        }
        boolean clause = reading.tokens().gap(after) == Tokens.BREAK
                && reading.is(after, WordClass.FUNCTION)
                && (reading.isWord(after, "which") || reading.isWord(after, "who") || reading.isWord(after, "a"));
        return clause && speaksBehindClause(reading, after);
    }

    private static boolean speaksBehindClause(Reading reading, int from) {
        for (int i = from + 1; i < reading.count() && i < from + CLAUSE; i++) {
            byte gap = reading.tokens().gap(i);
            if (gap >= Tokens.SENTENCE) {
                return false;
            }
            if (gap == Tokens.BREAK && reading.is(i, WordClass.REPORT)) {
                return true;
            }
        }
        return false;
    }
}
