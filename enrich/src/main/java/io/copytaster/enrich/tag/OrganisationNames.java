package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;

/** Recognises organisations that are in no list by the words that their names are made with, and abbreviations. */
final class OrganisationNames {
    private static final int LONGEST_ABBREVIATION = 6;

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] covering;

    /**
     * Those of a text.
     *
     * @param covering for each token what was found there, or null
     */
    OrganisationNames(Reading reading, Found[] covering) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.covering = covering;
    }

    /** What is named by a run of words, or null. */
    Found in(int from, int to) {
        if (to - from < 2) {
            return null;
        }
        EntryType inOtherLanguage = OrganisationWords.typeOfHead(reading, from);
        if (inOtherLanguage != null && !Found.isOne(covering, from, to)) {
            return Found.guess(tokens, from, to, inOtherLanguage);
        }
        int head = head(from, to);
        int end = head < 0 ? from : end(head, to);
        if (end - from < 2 || Found.isOne(covering, from, end)) {
            return null;
        }
        Found company = companyAt(from, end);
        return company == null ? Found.guess(tokens, from, end, OrganisationWords.typeOf(reading, head)) : company;
    }

    /** The first word that names of organisations end in and that goes on with "of", else the last of them, or -1. */
    private int head(int from, int to) {
        int last = -1;
        for (int i = from; i < to; i++) {
            if (!tokens.isCapital(i) || !OrganisationWords.isOne(reading, i)) {
                continue;
            }
            if (i + 1 < to && OrganisationWords.joins(reading, i + 1)) {
                return i;
            }
            if (i > from) {
                last = i;
            }
        }
        return last;
    }

    private int end(int head, int to) {
        int end = head + 1;
        if (end < to && (OrganisationWords.joins(reading, end) || reading.is(end, WordClass.NAMEPART))) {
            return to;
        }
        return end < to && tokens.gap(end) == Tokens.HYPHEN ? end + 1 : end;
    }

    /** The organisation of the lexicon whose name is followed by the form of its company alone, or null: Boeing Co. */
    private Found companyAt(int from, int to) {
        Found one = covering[from];
        if (one == null || one.isGeneric() || one.isWeapon() || one.type() == EntryType.STATE || one.first() != from) {
            return null;
        }
        for (int i = one.last(); i < to; i++) {
            if (!reading.is(i, WordClass.COMPANY)) {
                return null;
            }
        }
        return one.spanning(from, to);
    }

    /** A word in capitals that nothing else explains, or null. */
    Found abbreviation(int token) {
        boolean none = tokens.shape(token) != Tokens.UPPER
                || tokens.length(token) > LONGEST_ABBREVIATION
                || covering[token] != null
                || isDateline(token)
                || reading.before(token) == '<' // symbol of a share, as wires write it: Boeing Co. <BA>
                || reading.is(token, WordClass.NOT_ORG)
                || reading.is(token, WordClass.FUNCTION)
                || tokens.gap(token + 1) == Tokens.JOINED
                || (token + 1 < reading.count() && tokens.shape(token + 1) == Tokens.NUMBER);
        return none ? null : Found.guess(tokens, token, token + 1, EntryType.ORGANISATION);
    }

    /** The town in capitals that a report begins with: KYIV, March 3 (Reuters). */
    private boolean isDateline(int token) {
        return tokens.gap(token) == Tokens.PARAGRAPH && tokens.gap(token + 1) == Tokens.BREAK;
    }
}
