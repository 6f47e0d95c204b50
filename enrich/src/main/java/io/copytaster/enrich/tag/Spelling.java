package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.enrich.tag.AliasTrie.Target;
import java.util.Locale;

/** Whether words are written as the name that they match would be, where that tells it from common words. */
final class Spelling {
    private Spelling() {}

    static boolean fits(Reading reading, int from, int to, Target target) {
        return caseFits(reading, from, to, target) && !looksLikeWords(reading, from, to, target);
    }

    /** "at 4" is no AT-4 and "a bomb" no A-bomb: one or two letters apart must be written as the name is. */
    private static boolean looksLikeWords(Reading reading, int from, int to, Target target) {
        Tokens tokens = reading.tokens();
        return target.entry().type().isWeapon()
                && to - from > 1
                && tokens.length(from) <= 2
                && (tokens.shape(from) == Tokens.LOWER || reading.isCaseless())
                && tokens.gap(from + 1) == Tokens.SPACE;
    }

    /** In small letters amid others a name must hold a word that is no other: to mark young people. */
    private static boolean couldBePerson(Reading reading, int from, int to, Target target) {
        boolean small = false;
        for (int i = from; i < to; i++) {
            if (reading.isStrange(i)) {
                return true;
            }
            boolean written = i - from < target.words().size()
                    && Character.isLowerCase(target.words().get(i - from).charAt(0));
            small |= reading.tokens().shape(i) == Tokens.LOWER && !written && !reading.is(i, WordClass.NAMEPART);
        }
        return !small || reading.isCaseless();
    }

    private static boolean caseFits(Reading reading, int from, int to, Target target) {
        if (!target.alias().asWritten()) {
            return !target.isOfPerson() || couldBePerson(reading, from, to, target);
        }
        Tokens tokens = reading.tokens();
        if (reading.isCaseless()) {
            return to - from > 1 || !reading.is(from, WordClass.FUNCTION) || standsAsName(reading, from, to);
        }
        if (target.inCapitals() && tokens.shape(from) == Tokens.LOWER) {
            return false;
        }
        boolean exact = true;
        boolean capitals = true;
        boolean anyLower = false;
        for (int i = from; i < to && i - from < target.words().size(); i++) {
            String written = target.words().get(i - from);
            exact &= tokens.length(i) >= written.length() && tokens.text().startsWith(written, tokens.begin(i));
            capitals &= tokens.shape(i) == Tokens.UPPER;
            anyLower |= !written.equals(written.toUpperCase(Locale.ROOT));
        }
        return exact || (capitals && anyLower);
    }

    /** In a text without case, "us" or "who" is a name only where the grammar leaves nothing else. */
    private static boolean standsAsName(Reading reading, int from, int to) {
        boolean theBefore = reading.isWord(from - 1, "the") && reading.tokens().gap(from) == Tokens.SPACE;
        return theBefore || (reading.follows(to) && reading.is(to, WordClass.GOVNOUN));
    }
}
