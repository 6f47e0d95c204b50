package io.copytaster.enrich.tag;

/** What a word does in the grammar; a word may do several things. The words stand in lexicon/grammar/words.tsv. */
enum WordClass {
    REPORT,
    ACTING,
    GOVNOUN,
    DEALING,
    DEALPREP,
    DETERMINER,
    FUNCTION,
    MONTH,
    DAY,
    ABBREVIATION,
    TITLE,
    /** of, for, and: joins words inside a name, or two names. */
    JOINER,
    NAMEPART,
    /** Joins words inside names of organisations in other languages, not inside those of people. */
    ORGPART,
    GIVEN,
    ORG_GOVERNMENT,
    ORG_MILITARY,
    ORG_GROUP,
    ORG_PARTY,
    ORG_MEDIA,
    ORG_OTHER,
    /** Begins the name of a party as it is in its own language: Partido, Hizb. */
    HEAD_PARTY,
    /** The same of an armed group: Jaysh, Liwa. */
    HEAD_GROUP,
    /** The same of other organisations: Mouvement, Universidad. */
    HEAD_OTHER,
    /** Says what form a company has, and is part of its name. */
    COMPANY,
    NOT_ORG,
    NOT_PERSON,
    /** A word of the language that does nothing in the grammar: no part of a name that is in no list. */
    COMMON,
    /** Though no name of a person begins so, one may end so: Harry West. */
    SURNAME,
    /** Stands before the name of who is of that party or office. */
    OFFICED,
    /** Titles of several. */
    TITLES,
    /** Happens to people alone: was elected, was born. */
    ELECTED,
    /** Is done by people alone: campaigned, resigned. */
    STANDING,
    NUMBER,
    SCALE,
    VAGUE,
    WEAPON_MODIFIER,
    WEAPON_QUALIFIER,
    WEAPON_PARTICIPLE,
    WEAPON_HOLDER,
    ACTOR_MODIFIER,
    UNIT,
    VERB_POSSESSES,
    VERB_USES,
    VERB_SUPPLIES,
    VERB_ARMS,
    VERB_RECEIVES,
    VERB_PRODUCES,
    VERB_LOSES,
    VERB_CAPTURES,
    VERB_DESTROYS,
    VERB_HITS,
    AUXILIARY,
    NEGATION,
    HYPOTHESIS,
    BEGINNING,
    PLACEPREP,
    /** A stretch of land or water, which may be called after a state. */
    PLACE,
    MEASURE,
    /** Known from the names of people alone; follows from the lexicon. */
    PERSONAL,
    /** May begin a name even in lower case; follows from the lexicon. */
    FIRST;

    @SuppressWarnings("EnumOrdinal") // the position is a bit in memory, never stored
    long bit() {
        return 1L << ordinal();
    }
}
