package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;

/** Words that names of organisations end in: Committee, Front, Brigade. */
final class OrganisationWords {
    private OrganisationWords() {}

    static boolean isOne(Reading reading, int token) {
        return typeOf(reading, token) != null;
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
}
