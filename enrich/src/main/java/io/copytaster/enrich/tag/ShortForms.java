package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an article calls somebody once it has introduced them: a surname, an abbreviation given in brackets, the Front, the
 * group.
 */
final class ShortForms {
    private final Map<String, Found> surnames = new HashMap<>();
    private final Map<String, Found> firstNames = new HashMap<>();
    private final Map<String, Found> abbreviations = new HashMap<>();
    /** By the word that says what an organisation is. */
    private final Map<String, Found> organisations = new HashMap<>();
    /** Such words that could mean several organisations of the article. */
    private final Set<String> shared = new HashSet<>();

    /** A bit for each form, by the last bits of its hash: few words need to be looked up. */
    private long forms;

    private boolean groups;
    /** The armed group that was named last; null: none yet. */
    private Found group;

    /** Notes the full names of a field. */
    void learn(Reading reading, List<Found> found) {
        for (Found one : found) {
            if (one.isWeapon() || one.isGeneric()) {
                continue;
            }
            if (one.type() == EntryType.PERSON && one.last() - one.first() > 1) {
                note(surnames, reading, one.last() - 1, one);
                if (!reading.isCaseless() && isFirstName(reading, one.first())) {
                    note(firstNames, reading, one.first(), one);
                }
            } else if (one.last() - one.first() > 1) {
                learnAbbreviation(reading, one);
                learnOrganisation(reading, one);
            }
            groups |= one.type() == EntryType.ARMED_GROUP;
        }
    }

    /** Not President, in President Karimov. */
    private static boolean isFirstName(Reading reading, int token) {
        return reading.is(token, WordClass.GIVEN) || (reading.isStrange(token) && !reading.is(token, WordClass.TITLE));
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

    private void learnOrganisation(Reading reading, Found one) {
        int head = reading.isCaseless() || !isOrganisation(one.type()) ? -1 : head(reading, one);
        if (head < 0) {
            return;
        }
        Found other = organisations.get(reading.tokens().folded(head));
        if (other == null) {
            note(organisations, reading, head, one);
        } else if (!other.id().equals(one.id())) {
            shared.add(reading.tokens().folded(head));
        }
    }

    private static boolean isOrganisation(EntryType type) {
        return switch (type) {
            case ARMED_GROUP, ORGANISATION, INTERNATIONAL_ORGANISATION, POLITICAL_PARTY -> true;
            default -> false;
        };
    }

    /** Where the Front stands in Popular Front for Liberation, the Council in Security Council; or -1. */
    private static int head(Reading reading, Found one) {
        for (int i = one.first(); i < one.last(); i++) {
            boolean closes = i + 1 == one.last() || reading.is(i + 1, WordClass.PLACEPREP);
            if (closes && reading.tokens().isCapital(i) && OrganisationWords.isOne(reading, i)) {
                return i;
            }
        }
        return -1;
    }

    private void note(Map<String, Found> names, Reading reading, int token, Found full) {
        names.putIfAbsent(reading.tokens().folded(token), full);
        forms |= 1L << reading.tokens().hash(token);
    }

    /** What was found, with the short forms added. */
    List<Found> apply(Reading reading, List<Found> found) {
        if (forms == 0 && !groups) {
            return found;
        }
        List<Found> all = new ArrayList<>(found.size() + 8);
        int token = 0;
        for (Found one : found) {
            between(reading, token, one.first(), all);
            all.add(group != null && isTheGroup(reading, one) ? identified(one, group) : renamed(reading, one));
            token = one.last();
            if (one.type() == EntryType.ARMED_GROUP && !one.isGeneric()) {
                group = one;
            }
        }
        between(reading, token, reading.count(), all);
        return all;
    }

    private static boolean isTheGroup(Reading reading, Found one) {
        return one.isGeneric()
                && one.type() == EntryType.ARMED_GROUP
                && one.last() - one.first() == 2
                && reading.isWord(one.first(), "the")
                && reading.isWord(one.first() + 1, "group");
    }

    private static Found identified(Found one, Found full) {
        return one.identified(full.id(), full.name(), full.type());
    }

    private Found renamed(Reading reading, Found one) {
        if (one.how() != Found.How.GUESS || one.last() - one.first() > 1) {
            return one;
        }
        Map<String, Found> forms = one.type() == EntryType.PERSON ? surnames : abbreviations;
        Found full = forms.get(reading.tokens().folded(one.first()));
        return full == null ? one : identified(one, full);
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
            if (full == null && !goesOn(reading, i)) {
                full = firstNames.get(word);
            }
            if (full == null && i > from && isTheOrganisation(reading, i) && !shared.contains(word)) {
                full = organisations.get(word);
            }
            if (full != null) {
                all.add(full.spanning(i, i + 1).as(Found.How.GUESS));
            }
        }
    }

    /** Whether another name begins with a word: Eduardo, in Eduardo de los Angeles. */
    private static boolean goesOn(Reading reading, int token) {
        return reading.follows(token + 1)
                && (reading.tokens().isCapital(token + 1)
                        || (reading.is(token + 1, WordClass.NAMEPART) && !reading.is(token + 1, WordClass.FUNCTION)));
    }

    /** The Front, which is no part of a longer name as in the Front Page or the Front of Resistance. */
    private static boolean isTheOrganisation(Reading reading, int token) {
        int next = token + 1;
        boolean goesOn = reading.follows(next)
                && (reading.tokens().isCapital(next)
                        || reading.tokens().gap(next) == Tokens.HYPHEN
                        || reading.isWord(next, "of")
                        || reading.isWord(next, "for"));
        return reading.isWord(token - 1, "the") && reading.follows(token) && !goesOn && !reading.isHeadline();
    }
}
