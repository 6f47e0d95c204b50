package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import java.util.List;

/**
 * Reads from a sentence which actor has to do with which weapon, and what: who has it, uses it, supplies it, loses it, is hit
 * by it. Only where the grammar is plain; what is denied, asked or merely feared is no statement.
 */
final class Links {
    private final Reading reading;
    private final Clause clause;
    private final Statements statements;

    private Links(Reading reading, List<Found> found, ArticleField field) {
        this.reading = reading;
        this.clause = new Clause(reading, found);
        this.statements = new Statements(reading, clause, field);
    }

    /** The links of a field; none where no actor or no weapon was found. */
    static List<Link> find(Reading reading, List<Found> found, ArticleField field) {
        boolean actors = false;
        boolean weapons = false;
        for (Found one : found) {
            actors |= !one.isWeapon();
            weapons |= one.isWeapon();
        }
        if (!actors || !weapons) {
            return List.of();
        }
        var links = new Links(reading, found, field);
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isWeapon()) {
                i = links.read(found, i);
            }
        }
        return links.statements.inOrder();
    }

    /** Reads one list of weapons (tanks, artillery and rockets); returns the place of its last in what was found. */
    private int read(List<Found> found, int from) {
        int to = from;
        while (to + 1 < found.size() && continues(found.get(to), found.get(to + 1))) {
            to++;
        }
        List<Found> weapons = found.subList(from, to + 1);
        Found owner = owner(weapons.get(0));
        int before = clause.beforePhrase(owner == null ? weapons.get(0).first() : owner.first());
        boolean given =
                before >= 0 && owner != null && owner.last() == weapons.get(0).first() && clause.gives(before);
        boolean lost = before >= 0 && readBefore(before, weapons);
        statements.state(owner, given ? Relation.RECEIVES : lost ? Relation.LOSES : Relation.POSSESSES, weapons);
        new BehindWeapons(reading, clause, statements, weapons).read();
        return to;
    }

    private boolean continues(Found weapon, Found next) {
        if (!next.isWeapon()) {
            return false;
        }
        int before = clause.beforePhrase(next.first());
        int join = before < 0 ? markBefore(next.first()) : before;
        boolean comma = before < 0 && join == weapon.last() - 1 && isComma(join);
        boolean and = (reading.isWord(join, "and") || reading.isWord(join, "or"))
                && (join == weapon.last())
                && (reading.follows(join) || isComma(join - 1));
        return comma || and;
    }

    private int markBefore(int first) {
        int token = first - 1;
        while (token >= 0
                && reading.follows(token + 1)
                && clause.at(token) == null
                && (reading.is(token, WordClass.DETERMINER)
                        || reading.is(token, WordClass.WEAPON_MODIFIER)
                        || clause.isNumber(token))) {
            token--;
        }
        return token;
    }

    private boolean isComma(int token) {
        return token >= 0 && reading.after(token) == ',' && reading.tokens().gap(token + 1) == Tokens.BREAK;
    }

    /** What stands before the weapons: a verb, or its preposition. Says whether the weapons are lost by it. */
    private boolean readBefore(int before, List<Found> weapons) {
        if (reading.isWord(before, "with")) {
            readWith(before, weapons);
            return false;
        }
        if (reading.isWord(before, "by")) {
            readHitBy(before, weapons);
            return false;
        }
        if (reading.isWord(before, "of")) {
            if (reading.isWord(before - 1, "use") && reading.isPossessive(before - 2)) {
                statements.state(clause.actorAt(before - 3), Relation.USES, weapons);
            }
            return false;
        }
        Relation relation = clause.isVerb(before) ? Relation.ofVerb(reading, before) : null;
        if (relation == null) {
            readReceiver(before, weapons);
            return false;
        }
        for (Found agent : agents(before)) {
            statements.state(agent, relation, weapons);
        }
        return relation == Relation.DESTROYS || relation == Relation.CAPTURES;
    }

    /** Who does what a verb says. */
    private List<Found> agents(int verb) {
        int end = clause.beforeAuxiliaries(verb);
        if (end > 0 && reading.isWord(end, "to") && reading.is(end - 1, WordClass.BEGINNING)) {
            end = clause.beforeAuxiliaries(end - 1);
        }
        return clause.subjectsEndingAt(end);
    }

    /** Sent Syria tanks: the actor between verb and weapons gets them. */
    private void readReceiver(int before, List<Found> weapons) {
        Found receiver = clause.actorAt(before);
        if (receiver == null || receiver.how() == Found.How.DEMONYM || receiver.last() - 1 != before) {
            return;
        }
        int verb = clause.beforePhrase(receiver.first());
        if (verb >= 0 && clause.gives(verb)) {
            List<Found> agents = agents(verb);
            agents.forEach(agent -> statements.state(agent, Relation.SUPPLIES, weapons));
            if (!agents.isEmpty()) {
                statements.state(receiver, Relation.RECEIVES, weapons);
            }
        }
    }

    /** Armed with, supplied the rebels with, struck the town with. */
    private void readWith(int with, List<Found> weapons) {
        int verb = with - 1;
        Found object = null;
        while (verb >= 0 && with - verb <= 6 && reading.follows(verb + 1) && !clause.isVerb(verb)) {
            Found one = clause.actorAt(verb);
            object = one != null && one.last() == with ? one : object;
            if (one == null && isBoundary(verb)) {
                return;
            }
            verb--;
        }
        if (verb < 0 || !reading.follows(verb + 1) || !clause.isVerb(verb)) {
            return;
        }
        boolean alone = verb == with - 1;
        if (reading.is(verb, WordClass.VERB_ARMS)) {
            for (Found agent : agents(verb)) {
                statements.state(agent, alone ? Relation.POSSESSES : Relation.SUPPLIES, weapons);
            }
            if (object != null) {
                statements.state(object, Relation.RECEIVES, weapons);
            }
        } else if (reading.is(verb, WordClass.VERB_HITS) && !alone) {
            agents(verb).forEach(agent -> statements.state(agent, Relation.USES, weapons));
            if (object != null) {
                statements.state(object, Relation.HIT_BY, weapons);
            }
        }
    }

    private boolean isBoundary(int token) {
        return reading.is(token, WordClass.PLACEPREP)
                || reading.is(token, WordClass.AUXILIARY)
                || reading.is(token, WordClass.REPORT)
                || reading.isWord(token, "and");
    }

    /** Were killed by a bomb. */
    private void readHitBy(int by, List<Found> weapons) {
        int verb = by - 1;
        if (reading.is(verb, WordClass.VERB_HITS) && reading.follows(by) && reading.is(verb - 1, WordClass.AUXILIARY)) {
            agents(verb).forEach(victim -> statements.state(victim, Relation.HIT_BY, weapons));
        }
    }

    /** The owner in Syria's tanks, ISIL tanks; null: none is named. */
    private Found owner(Found weapon) {
        int before = clause.beforePhrase(weapon.first());
        if (before >= 0 && reading.isPossessive(before)) {
            Found owner = clause.actorAt(before - 1);
            return owner != null && mayOwn(owner) ? owner : null;
        }
        Found beside = reading.follows(weapon.first()) ? clause.actorAt(weapon.first() - 1) : null;
        return beside != null && holdsArms(beside) && beside.how() != Found.How.ADJECTIVE ? beside : null;
    }

    static boolean holdsArms(Found actor) {
        return actor.type() == EntryType.MILITARY || actor.type() == EntryType.ARMED_GROUP;
    }

    private static boolean mayOwn(Found actor) {
        return holdsArms(actor)
                || actor.type() == EntryType.STATE
                || actor.type() == EntryType.GOVERNMENT
                || actor.type() == EntryType.PERSON;
    }
}
