package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognises people and organisations that are in no list, by how their names are made: a title and a name, a given name and
 * more, capitalised words that end in Committee or Front, an abbreviation.
 */
final class Names {
    private static final int LONGEST_PERSON = 4;

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] covering;
    private final CapitalRuns runs;
    private final List<Found> names = new ArrayList<>();

    private Names(Reading reading, List<Found> found) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.covering = new Found[reading.count()];
        for (Found one : found) {
            for (int i = one.first(); i < one.last(); i++) {
                covering[i] = one;
            }
        }
        this.runs = new CapitalRuns(reading, covering);
    }

    /** What was found, with the names added; a name takes the place of what it contains. */
    static List<Found> add(Reading reading, List<Found> found) {
        var names = new Names(reading, found);
        if (reading.isCaseless()) {
            names.names.addAll(CaselessNames.find(reading, names.covering));
        } else {
            names.readCapitals();
        }
        return names.names.isEmpty() ? found : names.merged(found);
    }

    private List<Found> merged(List<Found> found) {
        List<Found> all = new ArrayList<>(found.size() + names.size());
        int next = 0;
        for (Found one : found) {
            while (next < names.size() && names.get(next).first() <= one.first()) {
                all.add(names.get(next++));
            }
            boolean covered = (next > 0 && names.get(next - 1).last() > one.first())
                    || (next < names.size() && names.get(next).first() < one.last());
            if (!covered) {
                all.add(one);
            }
        }
        all.addAll(names.subList(next, names.size()));
        return all;
    }

    private void readCapitals() {
        int i = 0;
        while (i < reading.count()) {
            if (!runs.beginsAt(i)) {
                i++;
                continue;
            }
            int end = runs.end(i);
            readRun(i, end);
            i = end;
        }
    }

    private void readRun(int runFrom, int to) {
        int from = runFrom;
        while (from < to
                && ((reading.is(from, WordClass.FUNCTION) && !reading.is(from, WordClass.TITLE))
                        || reading.is(from, WordClass.DAY)
                        || isOpeningAdverb(from)
                        || (reading.is(from, WordClass.MONTH) && covering[from] == null))
                && covering[from] == null
                && tokens.shape(from) != Tokens.UPPER) {
            from++;
        }
        if (from == to || isOneFound(from, to) || runs.isShouted(from - 1) || runs.isShouted(to)) {
            return;
        }
        int split = splitAt(from, to);
        if (split > 0) {
            readRun(from, split);
            readRun(reading.isWord(split + 1, "the") ? split + 2 : split + 1, to);
            return;
        }
        int title = titleIn(from, to);
        if (title >= 0) {
            organisation(from, title);
            titled(title, to);
            return;
        }
        if (organisation(from, to) || person(from, to)) {
            return;
        }
        if (to - from == 1) {
            abbreviation(from);
        }
    }

    /** Ultimately, Apparently: no name, though it is written as one where a sentence begins. */
    private boolean isOpeningAdverb(int token) {
        return reading.startsSentence(token)
                && tokens.length(token) > 5
                && tokens.folded(token).endsWith("ly")
                && !reading.is(token, WordClass.GIVEN);
    }

    /** Where a run joins two names: Joe Hendron of the Labour Party, the Reform Party and the Canadian Alliance. */
    private int splitAt(int from, int to) {
        boolean organisationBefore = false;
        for (int i = from; i < to - 1; i++) {
            boolean person = i >= from + 2 && i <= from + 3 && reading.is(from, WordClass.GIVEN) && !organisationBefore;
            if (person && (reading.isWord(i, "of") || reading.isWord(i, "for"))) {
                return i;
            }
            if (reading.isWord(i, "and") && organisationBefore && organisationIn(i + 1, to)) {
                return i;
            }
            organisationBefore |= OrganisationWords.isOne(reading, i);
        }
        return -1;
    }

    private boolean organisationIn(int from, int to) {
        for (int i = from; i < to; i++) {
            if (OrganisationWords.isOne(reading, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOneFound(int from, int to) {
        Found one = covering[from];
        return one != null && one.first() <= from && one.last() >= to;
    }

    /** The last title in a run that has a name behind it. */
    private int titleIn(int from, int to) {
        int title = -1;
        for (int i = from; i < to - 1; i++) {
            if (reading.is(i, WordClass.TITLE)
                    && !reading.is(i + 1, WordClass.TITLE)
                    && (covering[i] == null || covering[i].isGeneric() || covering[i].type() == EntryType.PERSON)
                    && tokens.isCapital(i + 1)
                    && !OrganisationWords.isOne(reading, i + 1)
                    && !reading.is(i + 1, WordClass.NOT_PERSON)) {
                title = i;
            }
        }
        return title;
    }

    private void titled(int title, int to) {
        int from = title + 1;
        int end = Math.min(to, from + LONGEST_PERSON + 1);
        for (int i = from; i < end; i++) {
            if (reading.isWord(i, "of") || reading.isWord(i, "for") || reading.isWord(i, "and")) {
                end = i;
            }
        }
        person(from, end, true);
    }

    private boolean person(int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST_PERSON + 1) {
            return false;
        }
        boolean given = reading.is(from, WordClass.GIVEN);
        boolean particle = false;
        boolean initial = false;
        for (int i = from + 1; i < to - 1; i++) {
            particle |= reading.is(i, WordClass.NAMEPART);
            initial |= tokens.length(i) == 1;
        }
        boolean speaks = length <= 3 && reading.follows(to) && reading.is(to, WordClass.REPORT);
        return (given || particle || initial || speaks || isCalled(from, to) || isUnheardOf(from, to))
                && person(from, to, false);
    }

    /** Defence minister Petra Kolar; the minister, Petra Kolar, left. */
    private boolean isCalled(int from, int to) {
        return reading.is(from - 1, WordClass.TITLE)
                && (reading.follows(from) || (reading.after(from - 1) == ',' && reading.after(to - 1) == ','));
    }

    /** Two or three capitalised words that no list knows, where no preposition makes them a place. */
    private boolean isUnheardOf(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!reading.isStrange(i) || tokens.length(i) < 3 || tokens.shape(i) == Tokens.UPPER) {
                return false;
            }
        }
        return to - from <= 3
                && !reading.isWord(from - 1, "in")
                && !reading.isWord(from - 1, "at")
                && !reading.isWord(from - 1, "near")
                && !reading.isWord(from - 1, "from")
                && !reading.isWord(from - 1, "to")
                && !reading.isWord(from - 1, "of")
                && !reading.isWord(from - 1, "the");
    }

    private boolean person(int from, int to, boolean titled) {
        if (from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Found other = covering[i];
            boolean placeOrGroup = other != null && other.type() != EntryType.PERSON && !other.isGeneric();
            if (placeOrGroup
                    || reading.is(i, WordClass.NOT_PERSON)
                    || OrganisationWords.isOne(reading, i)
                    || isJoiner(i)) {
                return false;
            }
        }
        if (!titled && tokens.shape(from) == Tokens.UPPER && tokens.length(from) > 3) {
            return false;
        }
        if (isOneFound(from, to)) {
            return false;
        }
        names.add(Found.guess(tokens, from, to, EntryType.PERSON));
        return true;
    }

    private boolean isJoiner(int token) {
        return reading.isWord(token, "of") || reading.isWord(token, "for") || reading.isWord(token, "and");
    }

    private boolean organisation(int from, int to) {
        int head = -1;
        for (int i = from; i < to; i++) {
            if (tokens.isCapital(i)
                    && OrganisationWords.isOne(reading, i)
                    && (i > from || (i + 1 < to && isJoiner(i + 1)))) {
                head = i;
            }
        }
        if (head < 0 || to - from < 2) {
            return false;
        }
        int end = head + 1;
        if (end < to && (isJoiner(end) || reading.is(end, WordClass.NAMEPART))) {
            end = to;
        }
        if (end < to && tokens.gap(end) == Tokens.HYPHEN) {
            end++;
        }
        if (end - from < 2 || isOneFound(from, end)) {
            return false;
        }
        names.add(Found.guess(tokens, from, end, OrganisationWords.typeOf(reading, head)));
        return true;
    }

    private void abbreviation(int token) {
        if (tokens.shape(token) != Tokens.UPPER
                || tokens.length(token) > 6
                || covering[token] != null
                || isDateline(token)
                || reading.is(token, WordClass.NOT_ORG)
                || reading.is(token, WordClass.FUNCTION)
                || tokens.gap(token + 1) == Tokens.JOINED
                || (token + 1 < reading.count() && tokens.shape(token + 1) == Tokens.NUMBER)) {
            return;
        }
        names.add(Found.guess(tokens, token, token + 1, EntryType.ORGANISATION));
    }

    /** The town in capitals that a report begins with: KYIV, March 3 (Reuters). */
    private boolean isDateline(int token) {
        return tokens.gap(token) == Tokens.PARAGRAPH && tokens.gap(token + 1) == Tokens.BREAK;
    }
}
