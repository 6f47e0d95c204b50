package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from a sentence which actor has to do with which weapon, and what: who has it, uses it, supplies it, loses it, is hit
 * by it. Only where the grammar is plain; what is denied, asked or merely feared is no statement.
 */
final class Links {
    private record Statement(String actor, Relation relation, String weapon) {}

    private final Reading reading;
    private final Clause clause;
    private final ArticleField field;
    private final Map<Statement, Link> links = new LinkedHashMap<>();

    private Links(Reading reading, List<Found> found, ArticleField field) {
        this.reading = reading;
        this.clause = new Clause(reading, found);
        this.field = field;
    }

    /** The links of a field; none where no actor or no weapon was found. */
    static List<Link> find(Reading reading, List<Found> found, ArticleField field) {
        boolean actors = found.stream().anyMatch(one -> !one.isWeapon());
        boolean weapons = found.stream().anyMatch(Found::isWeapon);
        if (!actors || !weapons) {
            return List.of();
        }
        var links = new Links(reading, found, field);
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isWeapon()) {
                i = links.read(found, i);
            }
        }
        return links.links.values().stream()
                .sorted((a, b) -> Integer.compare(a.getBegin(), b.getBegin()))
                .toList();
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
                before >= 0 && owner != null && owner.last() == weapons.get(0).first() && gives(before);
        boolean lost = before >= 0 && readBefore(before, weapons);
        state(owner, given ? Relation.RECEIVES : lost ? Relation.LOSES : Relation.POSSESSES, weapons);
        new Behind(weapons).read();
        return to;
    }

    private boolean gives(int verb) {
        return clause.isVerb(verb) && Relation.ofVerb(reading, verb) == Relation.SUPPLIES;
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
                state(clause.actorAt(before - 3), Relation.USES, weapons);
            }
            return false;
        }
        Relation relation = clause.isVerb(before) ? Relation.ofVerb(reading, before) : null;
        if (relation == null) {
            readReceiver(before, weapons);
            return false;
        }
        for (Found agent : agents(before)) {
            state(agent, relation, weapons);
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
        if (verb >= 0 && gives(verb)) {
            List<Found> agents = agents(verb);
            agents.forEach(agent -> state(agent, Relation.SUPPLIES, weapons));
            if (!agents.isEmpty()) {
                state(receiver, Relation.RECEIVES, weapons);
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
                state(agent, alone ? Relation.POSSESSES : Relation.SUPPLIES, weapons);
            }
            if (object != null) {
                state(object, Relation.RECEIVES, weapons);
            }
        } else if (reading.is(verb, WordClass.VERB_HITS) && !alone) {
            agents(verb).forEach(agent -> state(agent, Relation.USES, weapons));
            if (object != null) {
                state(object, Relation.HIT_BY, weapons);
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
            agents(verb).forEach(victim -> state(victim, Relation.HIT_BY, weapons));
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

    private static boolean holdsArms(Found actor) {
        return actor.type() == EntryType.MILITARY || actor.type() == EntryType.ARMED_GROUP;
    }

    private static boolean mayOwn(Found actor) {
        return holdsArms(actor)
                || actor.type() == EntryType.STATE
                || actor.type() == EntryType.GOVERNMENT
                || actor.type() == EntryType.PERSON;
    }

    private void state(Found actor, Relation relation, List<Found> weapons) {
        if (actor == null) {
            return;
        }
        int from = Math.min(actor.first(), weapons.get(0).first());
        int to = Math.max(actor.last(), weapons.get(weapons.size() - 1).last());
        if (clause.isDoubtful(from, to) || isAsked(to)) {
            return;
        }
        for (Found weapon : weapons) {
            int begin = reading.tokens().begin(Math.min(actor.first(), weapon.first()));
            int end = reading.tokens().end(Math.max(actor.last(), weapon.last()) - 1);
            links.putIfAbsent(
                    new Statement(actor.id(), relation, weapon.id()),
                    new Link(actor.id(), relation.name(), weapon.id(), field, begin, end));
        }
    }

    /** Whether the sentence is a question. */
    private boolean isAsked(int from) {
        int token = from;
        while (token < reading.count() && token < from + 40 && reading.tokens().gap(token) < Tokens.SENTENCE) {
            token++;
        }
        return reading.after(token - 1) == '?';
    }

    /** What stands behind a list of weapons: supplied by Russia, of the army, hit a hospital. */
    private final class Behind {
        private final List<Found> weapons;
        private final int next;

        Behind(List<Found> weapons) {
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
                state(owner != null && holdsArms(owner) ? owner : null, Relation.POSSESSES, weapons);
            } else if (reading.isWord(next, "by") && reading.follows(next) && isUseOf()) {
                state(clause.actorBehind(next), Relation.USES, weapons);
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
            if (verb >= 0 && gives(verb)) {
                state(clause.actorBehind(next), Relation.RECEIVES, weapons);
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
            while (verb < reading.count()
                    && reading.follows(verb)
                    && clause.at(verb) == null
                    && clause.isAuxiliary(verb)) {
                passive |=
                        !reading.isWord(verb, "has") && !reading.isWord(verb, "have") && !reading.isWord(verb, "had");
                verb++;
            }
            if (verb >= reading.count() || !reading.follows(verb) || !clause.isVerb(verb)) {
                return;
            }
            if (reading.is(verb, WordClass.VERB_HITS) && !passive && !reading.isWord(verb + 1, "by")) {
                state(clause.actorBehind(verb), Relation.HIT_BY, weapons);
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
                state(receiver, Relation.RECEIVES, weapons);
                by = receiver == null ? by : receiver.last();
            } else if (reading.isWord(by, "from") && reading.follows(by)) {
                readFrom(by, relation);
                return;
            }
            if (reading.isWord(by, "by") && reading.follows(by)) {
                state(clause.actorBehind(by), relation, weapons);
            }
        }

        /** Bought from Russia, captured from the army. */
        private void readFrom(int from, Relation relation) {
            switch (relation) {
                case RECEIVES -> state(clause.actorBehind(from), Relation.SUPPLIES, weapons);
                case CAPTURES -> state(clause.actorBehind(from), Relation.LOSES, weapons);
                default -> {}
            }
        }
    }
}
