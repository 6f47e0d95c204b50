package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;

/** Words that names of organisations end in (Committee, Front, Brigade) or, in other languages, begin with. */
final class OrganisationWords {
    private static final long ENDS = WordClass.ORG_PARTY.bit()
            | WordClass.ORG_GOVERNMENT.bit()
            | WordClass.ORG_MILITARY.bit()
            | WordClass.ORG_GROUP.bit()
            | WordClass.ORG_MEDIA.bit()
            | WordClass.ORG_OTHER.bit();
    private static final long HEADS =
            WordClass.HEAD_PARTY.bit() | WordClass.HEAD_GROUP.bit() | WordClass.HEAD_OTHER.bit();

    private OrganisationWords() {}

    /** Whether names of organisations end in a word. */
    static boolean isOne(Reading reading, int token) {
        return reading.isAny(token, ENDS);
    }

    /** Whether names of organisations end in a word, or begin with it in its own language. */
    static boolean isOneOrHead(Reading reading, int token) {
        return reading.isAny(token, ENDS | HEADS);
    }

    /** What an organisation is by the word that its name begins with in its own language; null: none begins so. */
    static EntryType typeOfHead(Reading reading, int first) {
        if (reading.is(first, WordClass.HEAD_PARTY)) {
            return EntryType.POLITICAL_PARTY;
        }
        if (reading.is(first, WordClass.HEAD_GROUP)) {
            return EntryType.ARMED_GROUP;
        }
        return reading.is(first, WordClass.HEAD_OTHER) ? EntryType.ORGANISATION : null;
    }

    /** What an organisation is by the word that its name ends in; null: the word ends none. */
    static EntryType typeOf(Reading reading, int head) {
        if (reading.is(head, WordClass.ORG_PARTY)) {
            return EntryType.POLITICAL_PARTY;
        }
        if (reading.is(head, WordClass.ORG_GOVERNMENT)) {
            return EntryType.GOVERNMENT;
        }
        if (reading.is(head, WordClass.ORG_MILITARY)) {
            return EntryType.MILITARY;
        }
        if (reading.is(head, WordClass.ORG_GROUP)) {
            return EntryType.ARMED_GROUP;
        }
        if (reading.is(head, WordClass.ORG_MEDIA)) {
            return EntryType.MEDIA;
        }
        return reading.is(head, WordClass.ORG_OTHER) ? EntryType.ORGANISATION : null;
    }

    /** Whether a small word may stand inside the name of an organisation, and then of none of a person: of, and, des. */
    static boolean joins(Reading reading, int token) {
        return reading.is(token, WordClass.JOINER)
                || (reading.is(token, WordClass.ORGPART) && !reading.tokens().isCapital(token));
    }
}
