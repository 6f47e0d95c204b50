package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the names of the lexicon in a text of one language other than English, and makes no guesses. */
final class ForeignTagger {
    /** How many words may stand between a thing and whose it is: de, de la. */
    private static final int CONNECTORS = 2;

    private final OtherLanguage language;
    private final Vocabulary vocabulary;
    private final Matcher matcher;

    ForeignTagger(Lexicon lexicon, String code, Grammar grammar) {
        this.language = new OtherLanguage(code, grammar);
        var words = new Vocabulary.Builder();
        AliasTrie trie = AliasTrie.of(lexicon, language, words);
        this.vocabulary = words.build(Map.of());
        this.matcher = new Matcher(trie, grammar);
    }

    Reading read(String text) {
        return new Reading(text, vocabulary);
    }

    List<Found> find(Reading reading) {
        List<Found> found = matcher.scan(reading);
        List<Found> weapons = new ArrayList<>(found.size());
        int from = 0;
        for (int i = 1; i <= found.size(); i++) {
            // What is written onto a name, as the Arabic and, parts it from the name before it.
            if (i == found.size()
                    || begin(reading, found.get(i))
                            > reading.tokens().begin(found.get(i).first())) {
                weapons.addAll(WeaponPhrases.join(reading, found.subList(from, i)));
                from = i;
            }
        }
        return joined(reading, weapons);
    }

    /** Where a mention begins: behind what is written onto its first word. */
    int begin(Reading reading, Found one) {
        Tokens tokens = reading.tokens();
        int token = one.first();
        String word = tokens.word(token);
        for (String prefix : language.prefixes()) {
            boolean cut = word.length() > prefix.length()
                    && word.startsWith(prefix)
                    && vocabulary.find(Tokens.of(word.substring(prefix.length())), 0) != Vocabulary.UNKNOWN;
            if (cut) {
                return tokens.begin(token) + prefix.length();
            }
        }
        return tokens.begin(token);
    }

    /** Joins an army with the state that stands before or behind it: syrische Armee, armée syrienne, armée de Syrie. */
    private List<Found> joined(Reading reading, List<Found> found) {
        List<Found> joined = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            Found next = i + 1 < found.size() ? found.get(i + 1) : null;
            if (next != null && isCommonActor(next) && isBefore(reading, one, next)) {
                joined.add(ofState(one, next, one, next));
                i++;
            } else if (next != null && isCommonActor(one) && isBehind(reading, one, next)) {
                joined.add(ofState(next, one, one, next));
                i++;
            } else if (one.how() != Found.How.ADJECTIVE) {
                joined.add(one); // of those marked so only what stands beside a state: forces russes
            }
        }
        return joined;
    }

    /** A demonym, or a state's name before a hyphen: US-Armee. */
    private static boolean isBefore(Reading reading, Found state, Found thing) {
        return meets(reading, state.last(), thing)
                && isState(state, reading.tokens().gap(thing.first()) != Tokens.HYPHEN);
    }

    private boolean isBehind(Reading reading, Found thing, Found state) {
        if (isState(state, true) && meets(reading, thing.last(), state)) {
            return true;
        }
        if (!isState(state, false)) {
            return false;
        }
        int at = thing.last();
        while (at < thing.last() + CONNECTORS && at < state.first() && language.connects(reading, at)) {
            at++;
        }
        return at == state.first() && isOneLine(reading, thing.last(), state.first());
    }

    private static boolean isOneLine(Reading reading, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (reading.tokens().gap(i) > Tokens.APOSTROPHE) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(Reading reading, int at, Found next) {
        return next.first() == at && reading.follows(at);
    }

    private static boolean isState(Found one, boolean demonym) {
        return one.type() == EntryType.STATE && (one.how() == Found.How.DEMONYM || !demonym);
    }

    private static boolean isCommonActor(Found one) {
        return one.isGeneric() && !one.isWeapon();
    }

    private static Found ofState(Found state, Found thing, Found first, Found last) {
        return thing.identified(state.id() + "-" + thing.id(), state.name() + ": " + thing.name(), thing.type())
                .spanning(first.first(), last.last())
                .as(Found.How.NAME);
    }
}
