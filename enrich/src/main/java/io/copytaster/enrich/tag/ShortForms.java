package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an article calls somebody once it has introduced them: a surname, an abbreviation given in brackets. */
final class ShortForms {
    private final Map<String, Found> surnames = new HashMap<>();
    private final Map<String, Found> firstNames = new HashMap<>();
    private final Map<String, Found> abbreviations = new HashMap<>();
    /** A bit for each form, by the last bits of its hash: few words need to be looked up. */
    private long forms;

    /** Notes the full names of a field. */
    void learn(Reading reading, List<Found> found) {
        for (Found one : found) {
            if (one.isWeapon() || one.isGeneric()) {
                continue;
            }
            if (one.type() == EntryType.PERSON && one.last() - one.first() > 1) {
                note(surnames, reading, one.last() - 1, one);
                if (one.how() == Found.How.GUESS && !reading.isCaseless()) {
                    note(firstNames, reading, one.first(), one);
                }
            } else if (one.last() - one.first() > 1) {
                learnAbbreviation(reading, one);
            }
        }
    }

    private void learnAbbreviation(Reading reading, Found one) {
        int token = one.last();
        if (token < reading.count()
                && reading.before(token) == '('
                && (reading.after(token) == ')' || reading.after(token) == ' ')
                && reading.tokens().length(token) <= 8
                && (reading.isCaseless() || reading.tokens().shape(token) != Tokens.LOWER)
                && reading.tokens().shape(token) != Tokens.NUMBER) {
            note(abbreviations, reading, token, one);
        }
    }

    private void note(Map<String, Found> names, Reading reading, int token, Found full) {
        names.putIfAbsent(reading.tokens().folded(token), full);
        forms |= 1L << reading.tokens().hash(token);
    }

    /** What was found, with the short forms added. */
    List<Found> apply(Reading reading, List<Found> found) {
        if (surnames.isEmpty() && abbreviations.isEmpty()) {
            return found;
        }
        List<Found> all = new ArrayList<>(found.size() + 8);
        int token = 0;
        for (Found one : found) {
            between(reading, token, one.first(), all);
            all.add(renamed(reading, one));
            token = one.last();
        }
        between(reading, token, reading.count(), all);
        return all;
    }

    private Found renamed(Reading reading, Found one) {
        if (one.how() != Found.How.GUESS || one.last() - one.first() > 1) {
            return one;
        }
        Map<String, Found> forms = one.type() == EntryType.PERSON ? surnames : abbreviations;
        Found full = forms.get(reading.tokens().folded(one.first()));
        return full == null ? one : one.identified(full.id(), full.name(), full.type());
    }

    private void between(Reading reading, int from, int to, List<Found> all) {
        Tokens tokens = reading.tokens();
        for (int i = from; i < to; i++) {
            if ((forms & 1L << tokens.hash(i)) == 0
                    || tokens.length(i) < 2
                    || tokens.shape(i) == Tokens.NUMBER
                    || tokens.gap(i) == Tokens.JOINED
                    || (!reading.isCaseless() && !tokens.isCapital(i))
                    || reading.is(i, WordClass.FUNCTION)) {
                continue;
            }
            String word = tokens.folded(i);
            Found full = surnames.get(word);
            if (full == null) {
                full = abbreviations.get(word);
            }
            if (full == null) {
                full = firstNames.get(word);
            }
            if (full != null) {
                all.add(full.spanning(i, i + 1).as(Found.How.GUESS));
            }
        }
    }
}
