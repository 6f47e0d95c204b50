package io.copytaster.enrich.tag;

/** What an actor has to do with a weapon. The names stand in the links of enriched articles. */
enum Relation {
    POSSESSES(WordClass.VERB_POSSESSES),
    USES(WordClass.VERB_USES),
    SUPPLIES(WordClass.VERB_SUPPLIES),
    RECEIVES(WordClass.VERB_RECEIVES),
    PRODUCES(WordClass.VERB_PRODUCES),
    LOSES(WordClass.VERB_LOSES),
    CAPTURES(WordClass.VERB_CAPTURES),
    DESTROYS(WordClass.VERB_DESTROYS),
    HIT_BY(WordClass.VERB_HITS);

    private static final Relation[] OF_AGENTS = {
        POSSESSES, USES, SUPPLIES, RECEIVES, PRODUCES, LOSES, CAPTURES, DESTROYS
    };

    private final WordClass verbs;

    Relation(WordClass verbs) {
        this.verbs = verbs;
    }

    /** The relation of somebody who does this to a weapon; null: the word is no such verb, or says that somebody is hit. */
    static Relation ofVerb(Reading reading, int token) {
        for (Relation relation : OF_AGENTS) {
            if (reading.is(token, relation.verbs)) {
                return relation;
            }
        }
        return null;
    }
}
