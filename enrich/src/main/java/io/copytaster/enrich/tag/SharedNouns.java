package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Joins kinds of one type that stand in a list before the noun they share: attack, bomber and fighter aircraft are combat
 * aircraft, artillery and mortar systems are artillery. A list of things that stand for themselves stays several mentions.
 */
final class SharedNouns {
    /** More kinds than this share no noun; it also bounds how far is looked ahead. */
    private static final int MOST = 8;

    private SharedNouns() {}

    static List<Found> join(Reading reading, List<Found> found) {
        List<Found> joined = new ArrayList<>(found.size());
        int i = 0;
        while (i < found.size()) {
            int end = listEnd(reading, found, i);
            while (i < end) {
                int same = i + 1;
                while (same < end && found.get(same).type() == found.get(i).type()) {
                    same++;
                }
                joined.add(same - i > 1 ? kind(reading, found.get(i), found.get(same - 1)) : found.get(i));
                i = same;
            }
        }
        return joined;
    }

    private static Found kind(Reading reading, Found first, Found last) {
        String name = first.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        int end = reading.follows(last.last()) && isNoun(reading, last.last()) ? last.last() + 1 : last.last();
        return last.spanning(first.first(), end)
                .identified(Slug.of(name), name, first.type())
                .counting(first.quantity());
    }

    /** Where a list that begins at one of the found ends; the one behind it if it is no such list. */
    private static int listEnd(Reading reading, List<Found> found, int from) {
        int at = from;
        while (at - from < MOST
                && isBare(reading, found.get(at))
                && at + 1 < found.size()
                && found.get(at + 1).isWeapon()
                && found.get(at + 1).isGeneric()
                && isListed(reading, found.get(at).last(), found.get(at + 1).first())) {
            at++;
        }
        return at > from && endsInNoun(reading, found.get(at)) ? at + 1 : from + 1;
    }

    /** A kind in the singular, without the noun that it describes. */
    private static boolean isBare(Reading reading, Found one) {
        return one.isWeapon()
                && one.isGeneric()
                && !reading.tokens().folded(one.last() - 1).endsWith("s")
                && !endsInNoun(reading, one);
    }

    private static boolean endsInNoun(Reading reading, Found one) {
        return isNoun(reading, one.last() - 1) || (reading.follows(one.last()) && isNoun(reading, one.last()));
    }

    private static boolean isNoun(Reading reading, int token) {
        return reading.isWord(token, "aircraft") || reading.isWord(token, "systems") || reading.isWord(token, "system");
    }

    /** Whether only a comma, and, or both stand between two words. */
    private static boolean isListed(Reading reading, int from, int to) {
        Tokens tokens = reading.tokens();
        boolean comma = tokens.gap(from) == Tokens.BREAK && tokens.charAt(tokens.end(from - 1)) == ',';
        if (from == to) {
            return comma;
        }
        boolean and = from + 1 == to && (reading.isWord(from, "and") || reading.isWord(from, "or"));
        return and && tokens.gap(to) == Tokens.SPACE && (comma || tokens.gap(from) == Tokens.SPACE);
    }
}
