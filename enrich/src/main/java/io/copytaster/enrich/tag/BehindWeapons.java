package io.copytaster.enrich.tag;

import java.util.List;

/** What stands behind a list of weapons: supplied by Russia, of the army, hit a hospital. */
final class BehindWeapons {
    private final Reading reading;
    private final Clause clause;
    private final Statements statements;
    private final List<Found> weapons;
    private final int next;

    BehindWeapons(Reading reading, Clause clause, Statements statements, List<Found> weapons) {
        this.reading = reading;
        this.clause = clause;
        this.statements = statements;
        this.weapons = weapons;
        this.next = weapons.get(weapons.size() - 1).last();
    }

    void read() {
        if (next >= reading.count()) {
            return;
        }
        if (reading.isWord(next, "to") && reading.follows(next)) {
            readTo();
        } else if (reading.isWord(next, "of") && reading.follows(next)) {
            Found owner = clause.actorBehind(next);
            statements.state(owner != null && Links.holdsArms(owner) ? owner : null, Relation.POSSESSES, weapons);
        } else if (reading.isWord(next, "by") && reading.follows(next) && isUseOf()) {
            statements.state(clause.actorBehind(next), Relation.USES, weapons);
        } else {
            readVerb();
        }
    }

    private boolean isUseOf() {
        int of = clause.beforePhrase(weapons.get(0).first());
        return reading.isWord(of, "of") && reading.isWord(of - 1, "use");
    }

    /** Sent tanks to Syria. */
    private void readTo() {
        int verb = clause.beforePhrase(weapons.get(0).first());
        if (verb >= 0 && clause.gives(verb)) {
            statements.state(clause.actorBehind(next), Relation.RECEIVES, weapons);
        }
    }

    private void readVerb() {
        int verb = next;
        if (reading.isWord(verb, "which") || reading.isWord(verb, "that")) {
            verb++;
        } else if (!reading.follows(verb)) {
            return;
        }
        boolean passive = false;
        while (verb < reading.count() && reading.follows(verb) && clause.at(verb) == null && clause.isAuxiliary(verb)) {
            passive |= !reading.isWord(verb, "has") && !reading.isWord(verb, "have") && !reading.isWord(verb, "had");
            verb++;
        }
        if (verb >= reading.count() || !reading.follows(verb) || !clause.isVerb(verb)) {
            return;
        }
        if (reading.is(verb, WordClass.VERB_HITS) && !passive && !reading.isWord(verb + 1, "by")) {
            statements.state(clause.actorBehind(verb), Relation.HIT_BY, weapons);
            return;
        }
        Relation relation = Relation.ofVerb(reading, verb);
        if (relation != null && isParticiple(verb)) {
            readPassive(verb, relation);
        }
    }

    private boolean isParticiple(int verb) {
        String word = reading.tokens().word(verb);
        return !word.endsWith("ing") && !word.endsWith("s");
    }

    private void readPassive(int verb, Relation relation) {
        int by = verb + 1;
        if (relation == Relation.SUPPLIES && reading.isWord(by, "to") && reading.follows(by)) {
            Found receiver = clause.actorBehind(by);
            statements.state(receiver, Relation.RECEIVES, weapons);
            by = receiver == null ? by : receiver.last();
        } else if (reading.isWord(by, "from") && reading.follows(by)) {
            readFrom(by, relation);
            return;
        }
        if (reading.isWord(by, "by") && reading.follows(by)) {
            statements.state(clause.actorBehind(by), relation, weapons);
        }
    }

    /** Bought from Russia, captured from the army. */
    private void readFrom(int from, Relation relation) {
        switch (relation) {
            case RECEIVES -> statements.state(clause.actorBehind(from), Relation.SUPPLIES, weapons);
            case CAPTURES -> statements.state(clause.actorBehind(from), Relation.LOSES, weapons);
            default -> {}
        }
    }
}
