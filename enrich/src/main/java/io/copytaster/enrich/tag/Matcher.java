package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.enrich.tag.AliasTrie.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the aliases of the lexicon, the longest first, and designations that look like those it lists. */
final class Matcher {
    /** How far off, in words, a word that speaks for an ambiguous alias may stand. */
    private static final int NEAR = 20;
    /** How far off a word that speaks against it may stand: "think tank", not a think tank later on. */
    private static final int FAR_FROM = 3;

    private static final Set<String> OPPOSED = Set.of("anti", "pro", "non", "ex", "counter");

    private final AliasTrie trie;
    private final Grammar grammar;

    Matcher(AliasTrie trie, Grammar grammar) {
        this.trie = trie;
        this.grammar = grammar;
    }

    List<Found> scan(Reading reading) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < reading.count()) {
            Found match = mayBegin(reading, i) ? at(reading, i) : null;
            if (match == null) {
                i++;
            } else {
                found.add(match);
                i = match.last();
            }
        }
        return found;
    }

    /** Whether something may begin at a word; of most words in lower case it is known that nothing does. */
    private static boolean mayBegin(Reading reading, int token) {
        return reading.tokens().shape(token) != Tokens.LOWER
                || reading.isCaseless()
                || reading.is(token, WordClass.FIRST);
    }

    private Found at(Reading reading, int from) {
        Tokens tokens = reading.tokens();
        if (from > 0 && tokens.gap(from) == Tokens.JOINED) {
            return null;
        }
        Found best = null;
        int word = reading.word(from);
        if (word != Vocabulary.UNKNOWN) {
            int node = trie.root(word);
            int to = from + 1;
            while (node != AliasTrie.NONE) {
                Target[] targets = trie.targets(node);
                if (targets.length > 0) {
                    Found match = accept(reading, from, to, targets);
                    best = match == null ? best : match;
                }
                if (to >= reading.count() || tokens.gap(to) > Tokens.SLASH || reading.word(to) == Vocabulary.UNKNOWN) {
                    break;
                }
                node = trie.child(node, reading.word(to));
                to++;
            }
        }
        return best != null ? best : designation(reading, from);
    }

    private Found accept(Reading reading, int from, int to, Target[] targets) {
        for (Target target : targets) {
            if (!Spelling.fits(reading, from, to, target)
                    || !contextFits(reading, from, to, target)
                    || (target.alias().metonym() && !Metonyms.acts(reading, from, to))
                    || (target.entry().isGeneric() && isPartOfCompound(reading, from, to))
                    || (target.entry().isGeneric() && namesItsHolder(reading, to, target))
                    || (target.entry().isGeneric() && isWordOfName(reading, from, to, target))
                    || (target.entry().isGeneric() && isNamesake(reading, from, to, target))) {
                continue;
            }
            if (to < reading.count() && reading.tokens().gap(to) == Tokens.JOINED) {
                Found variant = variant(reading, from, to, target);
                if (variant == null) {
                    continue;
                }
                return variant;
            }
            return Found.of(from, to, target.entry(), target.alias().adjective());
        }
        return null;
    }

    /** A letter or digits right behind a listed designation make it a variant: S-300 and PMU2. */
    private static Found variant(Reading reading, int from, int to, Target target) {
        if (!target.entry().type().isWeapon() || reading.tokens().shape(to - 1) != Tokens.NUMBER) {
            return null;
        }
        int last = pastJoined(reading, to);
        Tokens tokens = reading.tokens();
        String tail = singular(tokens.text().substring(tokens.begin(to), tokens.end(last - 1)));
        String id = Slug.of(target.alias().text()) + tail.toLowerCase(Locale.ROOT);
        Found found = Found.of(from, last, target.entry(), false);
        return found.identified(id, target.alias().text() + tail, found.type());
    }

    /** Models end in capitals or digits: a small s behind them is a plural. */
    private static String singular(String tail) {
        int s = tail.length() - 1;
        return s > 0 && tail.charAt(s) == 's' && !Character.isLowerCase(tail.charAt(s - 1))
                ? tail.substring(0, s)
                : tail;
    }

    private static int pastJoined(Reading reading, int from) {
        int to = from;
        while (to < reading.count() && reading.tokens().gap(to) == Tokens.JOINED) {
            to++;
        }
        return to;
    }

    /** A common noun inside a compound is not the thing: anti-tank ditch, pro-government, rebel-held. */
    private static boolean isPartOfCompound(Reading reading, int from, int to) {
        Tokens tokens = reading.tokens();
        if (from > 0 && tokens.gap(from) == Tokens.HYPHEN && OPPOSED.contains(tokens.folded(from - 1))) {
            return true;
        }
        return to < reading.count()
                && tokens.gap(to) == Tokens.HYPHEN
                && tokens.shape(to) == Tokens.LOWER
                && (tokens.word(to).endsWith("ed")
                        || reading.isWord(to, "like")
                        || reading.isWord(to, "style")
                        || reading.isWord(to, "held")
                        || reading.isWord(to, "led")
                        || reading.isWord(to, "run")
                        || reading.isWord(to, "owned"));
    }

    /** A word for people that is an adjective, too, amid capitals: National Gypsum, Valley National. */
    private static boolean isWordOfName(Reading reading, int from, int to, Target target) {
        Tokens tokens = reading.tokens();
        if (target.entry().type() != EntryType.POPULATION
                || !target.alias().adjective()
                || reading.isCaseless()
                || !tokens.isCapital(from)) {
            return false;
        }
        if (reading.follows(from) && tokens.isCapital(from - 1)) {
            return reading.isStrange(from - 1); // else it may be a state: Kyrgyzstan National Pleads Guilty
        }
        return reading.follows(to) && tokens.isCapital(to);
    }

    /** A common noun for a weapon with a capital that nothing explains: Shell said, Fieldcrest Cannon. */
    private static boolean isNamesake(Reading reading, int from, int to, Target target) {
        Tokens tokens = reading.tokens();
        if (!target.entry().type().isWeapon()
                || to - from > 1
                || tokens.shape(from) != Tokens.CAPITALISED
                || reading.isHeadline()) {
            return false;
        }
        if (reading.startsSentence(from)) {
            return reading.follows(to) && tokens.isCapital(to);
        }
        boolean named = reading.follows(from) && tokens.isCapital(from - 1) && !reading.isStrange(from - 1);
        return !named; // as Stinger Missile is
    }

    /** A bomb squad and a fighter squadron are no weapons. */
    private static boolean namesItsHolder(Reading reading, int to, Target target) {
        return target.entry().type().isWeapon()
                && reading.is(to, WordClass.WEAPON_HOLDER)
                && reading.tokens().gap(to) == Tokens.SPACE;
    }

    private static boolean contextFits(Reading reading, int from, int to, Target target) {
        if (!target.alias().ambiguous()) {
            return true;
        }
        if (!target.farFrom().isEmpty() && anyOf(reading, from, to, FAR_FROM, target.farFrom())) {
            return false;
        }
        return target.near().isEmpty() || anyOf(reading, from, to, NEAR, target.near());
    }

    private static boolean anyOf(Reading reading, int from, int to, int reach, WordSet words) {
        int end = Math.min(reading.count(), to + reach);
        for (int i = Math.max(0, from - reach); i < end; i++) {
            if (words.contains(reading.word(i)) && (i < from || i >= to)) {
                return true;
            }
        }
        return false;
    }

    private Found designation(Reading reading, int from) {
        Tokens tokens = reading.tokens();
        int next = from + 1;
        if (next >= reading.count() || tokens.shape(from) == Tokens.LOWER || tokens.length(from) > 8) {
            return null;
        }
        byte gap = tokens.gap(next);
        boolean digitsFirst = tokens.shape(from) == Tokens.NUMBER;
        int number = digitsFirst ? next + 1 : next;
        boolean written = digitsFirst
                ? gap == Tokens.JOINED && number < reading.count() && tokens.gap(number) == Tokens.JOINED
                // T20 is cricket and F150 a truck: one letter needs its hyphen.
                : gap == Tokens.HYPHEN || (gap == Tokens.JOINED && tokens.length(from) > 1);
        if (!written || tokens.shape(number) != Tokens.NUMBER) {
            return null;
        }
        String prefix = digitsFirst ? tokens.folded(from) + tokens.folded(next) : tokens.folded(from);
        Grammar.Designation known = grammar.designation(prefix);
        if (known == null || tokens.length(number) < known.minDigits() || tokens.length(number) > known.maxDigits()) {
            return null;
        }
        int last = pastJoined(reading, number + 1);
        String tail = singular(tokens.text().substring(tokens.begin(number), tokens.end(last - 1)));
        String name = digitsFirst ? known.prefix() + tail : known.prefix() + "-" + tail;
        EntryType type = known.type();
        return new Found(from, last, type, name.toLowerCase(Locale.ROOT), name, Found.How.NAME, false, null, false);
    }
}
