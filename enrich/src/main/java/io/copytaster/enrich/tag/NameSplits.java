package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;

/** Where a run of capitalised words joins two names: Joe Hendron of the Labour Party, Eva Forest and Rob Gibson. */
final class NameSplits {
    private static final int LONGEST_BEFORE_OF = 3;
    private static final int LONGEST_PERSON = 4;

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] covering;

    /**
     * Those of a text.
     *
     * @param covering for each token what was found there, or null
     */
    NameSplits(Reading reading, Found[] covering) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.covering = covering;
    }

    /** The word that joins the first name of a run with the next ones, or -1. */
    int splitAt(int from, int to) {
        boolean organisation = OrganisationWords.isOneOrHead(reading, from);
        for (int i = from + 1; i < to - 1; i++) {
            if (reading.is(i, WordClass.JOINER) && covering[i] == null && splitsAt(from, i, to, organisation)) {
                return i;
            }
            organisation |= OrganisationWords.isOneOrHead(reading, i);
        }
        return -1;
    }

    private boolean splitsAt(int from, int joiner, int to, boolean organisationBefore) {
        return reading.isWord(joiner, "and")
                ? splitsAtAnd(from, joiner, to, organisationBefore)
                : splitsAtPreposition(from, joiner, to, organisationBefore);
    }

    /** Where a person's name follows another's without a joining word, or -1: Ontario Liberal Party Joe Dickson. */
    int personAt(int from, int to) {
        for (int i = from + 1; i < to - 1; i++) {
            boolean inside = covering[i] != null && covering[i].first() < i;
            if (reading.is(i, WordClass.GIVEN) && !inside && isOfOne(i - 1) && isAsLongAsPerson(i, to)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAsLongAsPerson(int from, int to) {
        int end = from + 1;
        while (end < to && !reading.is(end, WordClass.JOINER)) {
            end++;
        }
        return end - from > 1 && end - from <= LONGEST_PERSON;
    }

    /** Whether a word is of a party, office or place, whose member may be named next. */
    private boolean isOfOne(int token) {
        Found one = covering[token];
        if (one != null) {
            boolean office = one.type() != EntryType.PERSON || one.isGeneric(); // Secretary of State Tom King
            return office && !one.isWeapon() && one.type() != EntryType.ARMED_GROUP;
        }
        EntryType type = OrganisationWords.typeOf(reading, token);
        return type == EntryType.POLITICAL_PARTY
                || type == EntryType.GOVERNMENT
                || reading.is(token, WordClass.OFFICED);
    }

    /** Where the name begins that follows a joining word. */
    int after(int joiner) {
        return reading.isWord(joiner + 1, "the") ? joiner + 2 : joiner + 1;
    }

    /**
     * Only organisations hold an "and" (Department of Health and Human Services, Foreign and Commonwealth Office), and not all
     * that have one beside them (FDP and Social Democratic Party).
     */
    private boolean splitsAtAnd(int from, int and, int to, boolean organisationBefore) {
        if (reading.is(and + 1, WordClass.COMPANY)) {
            return false; // Eli Lilly and Company
        }
        boolean departments = organisationBefore && reading.isWord(to - 1, "services"); // Health and Human Services
        boolean organisationAfter = organisationIn(and + 1, to) && !departments;
        return organisationBefore == organisationAfter
                || isPerson(from, and, organisationBefore)
                || isNamed(from, and)
                || isAbbreviation(from, and)
                || isHeadOfLonger(and + 1, to)
                || (organisationBefore && isState(and - 1) != isState(and + 1));
    }

    private boolean splitsAtPreposition(int from, int of, int to, boolean organisationBefore) {
        if (isPerson(from, of, organisationBefore)) {
            return true;
        }
        if (!reading.isWord(of + 1, "the")) {
            // Darwin Beck of First Boston Corp; not Sons of Iraq Movement
            return of - from > 1 && !organisationBefore && reading.is(to - 1, WordClass.COMPANY);
        }
        return (reading.isWord(of, "for") && isNamed(from, of))
                || (!organisationBefore && endsInOrganisation(of + 2, to));
    }

    private boolean isPerson(int from, int to, boolean organisation) {
        int length = to - from;
        return length >= 2
                && length <= LONGEST_BEFORE_OF
                && reading.is(from, WordClass.GIVEN)
                && (!reading.is(to - 1, WordClass.NOT_PERSON) || reading.is(to - 1, WordClass.SURNAME))
                && !organisation;
    }

    /** Whether all of it is one name that the lexicon has. */
    private boolean isNamed(int from, int to) {
        Found one = covering[from];
        return one != null && !one.isGeneric() && one.first() == from && one.last() == to;
    }

    private boolean isAbbreviation(int from, int to) {
        return to - from == 1 && tokens.shape(from) == Tokens.UPPER;
    }

    /** Club for Growth, in Conservative Review and Club for Growth. */
    private boolean isHeadOfLonger(int token, int to) {
        return OrganisationWords.isOneOrHead(reading, token)
                && token + 1 < to
                && reading.is(token + 1, WordClass.JOINER)
                && !reading.isWord(token + 1, "and");
    }

    private boolean isState(int token) {
        return covering[token] != null && covering[token].type() == EntryType.STATE;
    }

    private boolean organisationIn(int from, int to) {
        for (int i = from; i < to; i++) {
            if (OrganisationWords.isOneOrHead(reading, i)) {
                return true;
            }
        }
        return false;
    }

    /** A party, office or company; armed groups are called Soldiers of the Caliphate Brigade. */
    private boolean endsInOrganisation(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            EntryType type = OrganisationWords.typeOf(reading, i);
            if (type != null) {
                return type != EntryType.MILITARY && type != EntryType.ARMED_GROUP;
            }
        }
        return false;
    }
}
