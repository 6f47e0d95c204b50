package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Finds one's way in a sentence between the things found: over the words before a noun, to who does or suffers something. */
final class Clause {
    /** How many words before a weapon may belong to it: a consignment of more than two hundred new. */
    private static final int PHRASE = 8;
    /** How many times one may step over "near Aleppo" or "from Iran" to get to a subject. */
    private static final int STEPS = 2;

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] at;

    Clause(Reading reading, List<Found> found) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.at = new Found[reading.count()];
        for (Found one : found) {
            for (int i = one.first(); i < one.last(); i++) {
                at[i] = one;
            }
        }
    }

    Found at(int token) {
        return token >= 0 && token < at.length ? at[token] : null;
    }

    /** The actor at a token, or null; who only reports is none. */
    Found actorAt(int token) {
        Found one = at(token);
        return one != null && !one.isWeapon() && !one.source() && !one.monitor() ? one : null;
    }

    /** Whether two neighbouring words stand in one run, with nothing but a space or hyphen between. */
    boolean follows(int token) {
        return reading.follows(token);
    }

    /** The word before a noun phrase that begins at a token: before its articles, numbers, adjectives; -1 if a mark stands there. */
    int beforePhrase(int first) {
        int token = first - 1;
        while (token >= 0 && first - token <= PHRASE && follows(token + 1) && belongs(token)) {
            token--;
        }
        return token >= 0 && follows(token + 1) ? token : -1;
    }

    private boolean belongs(int token) {
        if (isVerb(token)) {
            return false;
        }
        return reading.is(token, WordClass.DETERMINER)
                || reading.is(token, WordClass.WEAPON_MODIFIER)
                || reading.is(token, WordClass.WEAPON_QUALIFIER)
                || isMeasure(token)
                || isComparison(token)
                || isDemonym(at(token));
    }

    /** A verb, and no participle that describes: captured tanks, the fired rockets. */
    boolean isVerb(int token) {
        if (at(token) != null) {
            return false;
        }
        boolean verb = Relation.ofVerb(reading, token) != null
                || reading.is(token, WordClass.VERB_HITS)
                || reading.is(token, WordClass.VERB_ARMS);
        if (!verb || token == 0) {
            return verb;
        }
        boolean describes = follows(token)
                && (reading.is(token - 1, WordClass.DETERMINER)
                        || isNumber(token - 1)
                        || reading.is(token - 1, WordClass.PLACEPREP))
                && (tokens.word(token).endsWith("ed") || tokens.word(token).endsWith("en"));
        return !describes;
    }

    /** Whether a verb says that somebody gives a weapon away. */
    boolean gives(int verb) {
        return isVerb(verb) && Relation.ofVerb(reading, verb) == Relation.SUPPLIES;
    }

    boolean isNumber(int token) {
        return tokens.shape(token) == Tokens.NUMBER
                || reading.is(token, WordClass.NUMBER)
                || reading.is(token, WordClass.SCALE)
                || reading.is(token, WordClass.VAGUE);
    }

    private boolean isMeasure(int token) {
        return isNumber(token)
                || reading.is(token, WordClass.MEASURE)
                || (reading.isWord(token, "of")
                        && token > 0
                        && (reading.is(token - 1, WordClass.MEASURE) || reading.is(token - 1, WordClass.VAGUE)));
    }

    private boolean isComparison(int token) {
        return reading.isWord(token, "than")
                || reading.isWord(token, "least")
                || reading.isWord(token, "about")
                || reading.isWord(token, "around")
                || reading.isWord(token, "over")
                || (reading.isWord(token, "at") && reading.isWord(token + 1, "least"))
                || (reading.isWord(token, "up") && reading.isWord(token + 1, "to"))
                || (reading.isWord(token, "to") && token > 0 && reading.isWord(token - 1, "up"));
    }

    private static boolean isDemonym(Found one) {
        return one != null && one.how() == Found.How.DEMONYM;
    }

    /** The word before auxiliaries and adverbs: before "has also reportedly". */
    int beforeAuxiliaries(int verb) {
        int token = verb - 1;
        while (token >= 0 && follows(token + 1) && at(token) == null && isAuxiliary(token)) {
            token--;
        }
        return token;
    }

    boolean isAuxiliary(int token) {
        return reading.is(token, WordClass.AUXILIARY)
                || (tokens.length(token) > 4
                        && tokens.shape(token) == Tokens.LOWER
                        && tokens.word(token).endsWith("ly"));
    }

    /** Who ends right at a token as the subject of what follows, with those joined to them by "and"; none if that is not plain. */
    List<Found> subjectsEndingAt(int token) {
        int end = token;
        if (end >= 0 && (reading.isWord(end, "which") || reading.isWord(end, "who") || reading.isWord(end, "that"))) {
            end--;
        } else if (end >= 0 && tokens.gap(end + 1) > Tokens.HYPHEN) {
            return List.of();
        }
        for (int step = 0; step <= STEPS && end >= 0; step++) {
            Found one = at(end);
            if (one == null || one.last() - 1 != end) {
                int place = beforePlaceName(end);
                if (place == end) {
                    return List.of();
                }
                end = place;
                continue;
            }
            if (one.isWeapon()) {
                Found owner = actorAt(one.first() - 1);
                return owner == null || !follows(one.first()) ? List.of() : List.of(owner);
            }
            int before = beforeActor(one.first());
            if (before >= 0 && follows(before + 1) && reading.is(before, WordClass.PLACEPREP)) {
                Found head = at(before - 1);
                boolean members = reading.isWord(before, "of") && head != null && head.isGeneric();
                if (members) {
                    return actorAt(end) == null ? List.of() : List.of(one);
                }
                end = before - 1;
                continue;
            }
            return actorAt(end) == null ? List.of() : joined(named(one));
        }
        return List.of();
    }

    /** The rebels' fighters are the rebels; a common noun alone stays one. */
    private Found named(Found one) {
        boolean owned = one.isGeneric() && reading.isPossessive(one.first() - 1);
        Found owner = owned ? actorAt(one.first() - 2) : null;
        return owner == null ? one : owner;
    }

    private List<Found> joined(Found last) {
        List<Found> all = new ArrayList<>(2);
        all.add(last);
        int and = beforeActor(last.first());
        if (and >= 1 && reading.isWord(and, "and") && follows(and + 1)) {
            Found first = actorAt(and - 1);
            boolean objectOfPlace = first != null && reading.is(beforeActor(first.first()), WordClass.PLACEPREP);
            if (first != null && first.last() == and && !objectOfPlace) {
                all.add(0, first);
            }
        }
        return all;
    }

    private int beforeActor(int first) {
        int token = first - 1;
        while (token >= 0
                && follows(token + 1)
                && at(token) == null
                && (reading.is(token, WordClass.DETERMINER)
                        || reading.is(token, WordClass.ACTOR_MODIFIER)
                        || reading.is(token, WordClass.TITLE)
                        || isNumber(token))) {
            token--;
        }
        return token;
    }

    /** "in Aleppo", "near the town of Idlib": where it begins, less one; the same token if no place stands there. */
    private int beforePlaceName(int end) {
        int token = end;
        while (token >= 0 && token > end - 4 && at(token) == null && tokens.isCapital(token) && follows(token)) {
            token--;
        }
        boolean place = token < end && token > 0 && at(token) == null && reading.is(token, WordClass.PLACEPREP);
        return place && follows(token) ? token - 1 : end;
    }

    /** The actor that begins behind a token, after articles, numbers and adjectives; null: none. */
    Found actorBehind(int token) {
        int next = token + 1;
        while (next < reading.count()
                && follows(next)
                && at(next) == null
                && (reading.is(next, WordClass.DETERMINER)
                        || reading.is(next, WordClass.ACTOR_MODIFIER)
                        || isNumber(next)
                        || reading.isWord(next, "of")
                        || isComparison(next))) {
            next++;
        }
        Found one = next < reading.count() && follows(next) ? actorAt(next) : null;
        return one == null || one.first() != next || describes(one) ? null : one;
    }

    /** A Russian general is not Russia. */
    private boolean describes(Found one) {
        int next = one.last();
        return isDemonym(one)
                && next < reading.count()
                && follows(next)
                && tokens.shape(next) != Tokens.NUMBER
                && !reading.is(next, WordClass.FUNCTION);
    }

    /** Whether something between two tokens, or said of the clause before it, takes the statement back. */
    boolean isDoubtful(int from, int to) {
        int begin = from;
        while (begin > 0 && from - begin < PHRASE && tokens.gap(begin) < Tokens.SENTENCE) {
            begin--;
        }
        for (int i = begin; i < to; i++) {
            boolean named = at(i) != null && !at(i).isGeneric();
            if (!named && (reading.is(i, WordClass.NEGATION) || reading.is(i, WordClass.HYPOTHESIS))) {
                return true;
            }
        }
        return false;
    }
}
