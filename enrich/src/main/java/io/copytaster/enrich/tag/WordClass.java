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
    NAMEPART,
    GIVEN,
    ORG_GOVERNMENT,
    ORG_MILITARY,
    ORG_GROUP,
    ORG_PARTY,
    ORG_MEDIA,
    ORG_OTHER,
    NOT_ORG,
    NOT_PERSON,
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
