package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.Set;

/** Recognises people who are in no list by how their names are made, and by what only people do. */
final class PersonNames {
    private static final int LONGEST = 4;
    private static final int WORDS_BEFORE_VERB = 5;
    /** What stands before places as well: two unknown words behind it may be one. */
    private static final Set<String> PLACING = Set.of("in", "at", "near", "from", "to", "of", "the");

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] covering;

    /**
     * Those of a text.
     *
     * @param covering for each token what was found there, or null
     */
    PersonNames(Reading reading, Found[] covering) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.covering = covering;
    }

    /** Whether a word is the title of several people, the first of whom is named next: singers Ariana Grande and others. */
    boolean isTitleOfSeveral(int token) {
        return reading.is(token, WordClass.TITLES) && reading.is(token + 1, WordClass.GIVEN);
    }

    /** The last title in a run that has a name behind it, or -1. */
    int titleIn(int from, int to) {
        int title = -1;
        for (int i = from; i < to - 1; i++) {
            if (reading.is(i, WordClass.TITLE)
                    && !reading.is(i + 1, WordClass.TITLE)
                    && (covering[i] == null || covering[i].isGeneric() || covering[i].type() == EntryType.PERSON)
                    && tokens.isCapital(i + 1)
                    && !OrganisationWords.isOne(reading, i + 1)
                    && !reading.is(i + 1, WordClass.NOT_PERSON)) {
                title = i;
            }
        }
        return title;
    }

    /** Who is named behind a title, or null. */
    Found titled(int title, int to) {
        int from = title + 1;
        int end = Math.min(to, from + LONGEST + 1);
        for (int i = from; i < end; i++) {
            if (OrganisationWords.joins(reading, i)) {
                end = i;
            }
        }
        return person(from, end, true);
    }

    /** Who is named by a run of words, or null. */
    Found in(int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST + 1) {
            return null;
        }
        boolean like = reading.is(from, WordClass.GIVEN)
                || hasParticleOrInitial(from + 1, to - 1)
                || isSpeaking(from, to)
                || isCalled(from, to)
                || isUnheardOf(from, to);
        return like ? person(from, to, false) : null;
    }

    private boolean hasParticleOrInitial(int from, int to) {
        for (int i = from; i < to; i++) {
            if (reading.is(i, WordClass.NAMEPART) || tokens.length(i) == 1) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpeaking(int from, int to) {
        return to - from <= 3 && reading.follows(to) && reading.is(to, WordClass.REPORT);
    }

    /** Defence minister Petra Kolar; the minister, Petra Kolar, left. */
    private boolean isCalled(int from, int to) {
        return reading.is(from - 1, WordClass.TITLE)
                && (reading.follows(from) || (reading.after(from - 1) == ',' && reading.after(to - 1) == ','));
    }

    /** Two or three capitalised words that no list knows, where no preposition makes them a place. */
    private boolean isUnheardOf(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(reading.isStrange(i) || reading.is(i, WordClass.GIVEN))
                    || tokens.length(i) < 3
                    || tokens.shape(i) == Tokens.UPPER) {
                return false;
            }
        }
        return to - from <= 3 && (from == 0 || !PLACING.contains(tokens.folded(from - 1)));
    }

    private Found person(int from, int to, boolean titled) {
        if (from >= to || Found.isOne(covering, from, to)) {
            return null;
        }
        boolean shouted = tokens.shape(from) == Tokens.UPPER && tokens.length(from) > 3;
        if (!titled && (shouted || tokens.length(to - 1) == 1)) {
            return null;
        }
        for (int i = from; i < to; i++) {
            Found other = covering[i];
            boolean placeOrGroup = other != null && other.type() != EntryType.PERSON && !other.isGeneric();
            if (placeOrGroup
                    || (reading.is(i, WordClass.NOT_PERSON) && !isSurname(from, i, to))
                    || OrganisationWords.isOne(reading, i)
                    || OrganisationWords.joins(reading, i)) {
                return null;
            }
        }
        return Found.guess(tokens, from, to, EntryType.PERSON);
    }

    private boolean isSurname(int from, int token, int to) {
        return token == to - 1 && reading.is(from, WordClass.GIVEN) && reading.is(token, WordClass.SURNAME);
    }

    /** One word that does what only people do, or null: Kardash was re-elected; Guyatt later ran for parliament. */
    Found surname(int token) {
        boolean name = reading.isStrange(token)
                && tokens.length(token) >= 3
                && tokens.shape(token) != Tokens.UPPER
                && covering[token] == null
                && doesWhatPeopleDo(token)
                && !reading.isHeadline();
        return name ? Found.guess(tokens, token, token + 1, EntryType.PERSON) : null;
    }

    private boolean doesWhatPeopleDo(int token) {
        int verb = token + 1;
        boolean passive = false;
        while (verb <= token + WORDS_BEFORE_VERB && reading.follows(verb) && isBeforeVerb(verb)) {
            passive |= reading.isWord(verb, "was") || reading.isWord(verb, "been") || reading.isWord(verb, "is");
            verb++;
        }
        if (!reading.follows(verb)) {
            return false;
        }
        if (passive) {
            return reading.is(verb, WordClass.ELECTED);
        }
        boolean runs = reading.isWord(verb, "ran") && reading.isWord(verb + 1, "for");
        boolean several = tokens.folded(token).endsWith("s"); // Delegates campaigned
        return !several && (runs || reading.is(verb, WordClass.STANDING));
    }

    private boolean isBeforeVerb(int token) {
        return reading.is(token, WordClass.AUXILIARY) || reading.isWord(token, "first") || reading.isWord(token, "re");
    }
}
