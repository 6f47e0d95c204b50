package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Joins an actor with the common nouns behind it: Syrian + government forces, ISIL + terrorists, the people of Iraq. */
final class ActorPhrases {
    private static final int MODIFIERS = 3;

    private ActorPhrases() {}

    static List<Found> join(Reading reading, List<Found> found) {
        List<Found> joined = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found actor = found.get(i);
            if (actor.isWeapon()) {
                joined.add(actor);
                continue;
            }
            while (i + 1 < found.size() && isContinuedBy(reading, actor, found.get(i + 1))) {
                actor = merge(actor, found.get(++i));
            }
            if (i + 1 < found.size() && isLedBy(reading, actor, found.get(i + 1))) {
                joined.add(ofState(actor, found.get(++i)));
                continue;
            }
            int floor = joined.isEmpty() ? 0 : joined.get(joined.size() - 1).last();
            if (actor.how() == Found.How.ADJECTIVE && describes(reading, actor)) {
                continue;
            }
            if (actor.isGeneric()) {
                actor = owned(reading, actor, joined);
                if (i + 1 < found.size() && isOf(reading, actor, found.get(i + 1))) {
                    actor = ofState(actor, found.get(++i));
                }
                actor = actor.spanning(firstModifier(reading, actor.first(), floor), actor.last());
            } else {
                actor = withUnit(
                        reading, actor, i + 1 < found.size() ? found.get(i + 1).first() : reading.count());
            }
            joined.add(actor);
        }
        return joined;
    }

    private static boolean isContinuedBy(Reading reading, Found actor, Found next) {
        if (!next.isGeneric() || next.isWeapon() || actor.type() == EntryType.PERSON) {
            return false;
        }
        if (next.type() == EntryType.PERSON && actor.how() != Found.How.DEMONYM && actor.type() != EntryType.STATE) {
            return false;
        }
        return next.first() <= pastModifiers(reading, actor.last())
                && reading.follows(next.first())
                && next.first() >= actor.last();
    }

    /** Military support is no actor; the military is. */
    private static boolean describes(Reading reading, Found actor) {
        int next = actor.last();
        return next < reading.count()
                && (reading.tokens().gap(next) == Tokens.HYPHEN
                        || (reading.tokens().gap(next) == Tokens.SPACE
                                && (reading.isCaseless()
                                        ? reading.is(next, WordClass.GOVNOUN)
                                        : reading.tokens().shape(next) == Tokens.LOWER)
                                && !reading.is(next, WordClass.FUNCTION)
                                && !reading.is(next, WordClass.REPORT)
                                && !reading.is(next, WordClass.ACTING)
                                && !acts(reading, next)));
    }

    /** Police fired, rebels seized: what was done, not military supplies or police fire. */
    private static boolean acts(Reading reading, int token) {
        boolean verb = Relation.ofVerb(reading, token) != null || reading.is(token, WordClass.VERB_HITS);
        return verb
                && (reading.tokens().folded(token).endsWith("ed")
                        || reading.isWord(token, "sent")
                        || reading.isWord(token, "struck")
                        || reading.isWord(token, "threw")
                        || reading.isWord(token, "lost"));
    }

    private static int pastModifiers(Reading reading, int from) {
        int to = from;
        while (to < from + MODIFIERS
                && reading.follows(to)
                && !reading.isPossessive(to)
                && reading.is(to, WordClass.ACTOR_MODIFIER)) {
            to++;
        }
        return reading.follows(to) ? to : from;
    }

    private static Found merge(Found actor, Found next) {
        Found span = actor.spanning(actor.first(), next.last());
        if (actor.isGeneric()) {
            return next.spanning(actor.first(), next.last());
        }
        return switch (actor.type()) {
            case STATE, INTERNATIONAL_ORGANISATION ->
                span.identified(actor.id() + "-" + next.id(), actor.name() + ": " + next.name(), next.type())
                        .as(Found.How.NAME);
            case POPULATION ->
                actor.how() == Found.How.NAME && next.type() != EntryType.POPULATION
                        ? span.identified(actor.id() + "-" + next.id(), actor.name() + ": " + next.name(), next.type())
                        : span;
            default -> span;
        };
    }

    /** Syria's army: two mentions, the second with the state's id. */
    private static Found owned(Reading reading, Found actor, List<Found> joined) {
        if (joined.isEmpty()) {
            return actor;
        }
        Found owner = joined.get(joined.size() - 1);
        boolean owns = owner.type() == EntryType.STATE
                && !owner.isGeneric()
                && reading.isPossessive(owner.last())
                && pastModifiers(reading, owner.last() + 1) >= actor.first();
        return owns
                ? actor.identified(owner.id() + "-" + actor.id(), owner.name() + ": " + actor.name(), actor.type())
                : actor;
    }

    private static boolean isOf(Reading reading, Found actor, Found next) {
        if (next.type() != EntryType.STATE || next.how() != Found.How.NAME || !reading.isWord(actor.last(), "of")) {
            return false;
        }
        boolean holds =
                switch (actor.type()) {
                    case GOVERNMENT, MILITARY, PERSON -> true;
                    case POPULATION -> actor.id().equals("people");
                    default -> false;
                };
        int at = actor.last() + 1;
        int from = reading.isWord(at, "the") ? at + 1 : at;
        return holds && from == next.first() && reading.follows(at) && reading.follows(from);
    }

    /** A coalition led by Kenya: as the Kenyan-led coalition. */
    private static boolean isLedBy(Reading reading, Found actor, Found next) {
        int led = actor.last();
        if (!actor.isGeneric()
                || next.type() != EntryType.STATE
                || next.how() != Found.How.NAME
                || !reading.isWord(led - 1, "coalition")
                || !reading.isWord(led, "led")
                || !reading.isWord(led + 1, "by")) {
            return false;
        }
        int from = reading.isWord(led + 2, "the") ? led + 3 : led + 2;
        return from == next.first() && reading.follows(led) && reading.follows(led + 1) && reading.follows(from);
    }

    private static Found ofState(Found actor, Found state) {
        return actor.spanning(actor.first(), state.last())
                .identified(state.id() + "-" + actor.id(), state.name() + ": " + actor.name(), actor.type())
                .as(Found.How.NAME);
    }

    private static int firstModifier(Reading reading, int from, int floor) {
        int first = from;
        while (first - 1 >= floor
                && reading.follows(first)
                && from - first < MODIFIERS
                && reading.is(first - 1, WordClass.ACTOR_MODIFIER)) {
            first--;
        }
        // A suffix such as -backed needs the word before it, which is no modifier here.
        while (first < from && reading.tokens().gap(first) == Tokens.HYPHEN) {
            first++;
        }
        return first;
    }

    /** ISIL tactical units, Taliban commanders: the group. */
    private static Found withUnit(Reading reading, Found actor, int ceiling) {
        if (actor.type() != EntryType.ARMED_GROUP) {
            return actor;
        }
        int unit = pastModifiers(reading, actor.last());
        return unit < ceiling && reading.follows(unit) && reading.is(unit, WordClass.UNIT)
                ? actor.spanning(actor.first(), unit + 1)
                : actor;
    }

    /** An office right before a name is its title, not somebody else. */
    static List<Found> withoutOffices(Reading reading, List<Found> found) {
        List<Found> kept = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found office = found.get(i);
            Found next = i + 1 < found.size() ? found.get(i + 1) : null;
            boolean title = office.type() == EntryType.PERSON
                    && office.isGeneric()
                    && next != null
                    && next.type() == EntryType.PERSON
                    && !next.isGeneric()
                    && next.first() == office.last()
                    && reading.follows(next.first());
            if (!title) {
                kept.add(office);
            }
        }
        return kept;
    }
}
