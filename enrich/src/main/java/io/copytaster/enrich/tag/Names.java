package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognises people and organisations that are in no list, by how their names are made: a title and a name, a given name and
 * more, capitalised words that end in Committee or Front, an abbreviation.
 */
final class Names {
    private final Reading reading;
    private final Found[] covering;
    private final CapitalRuns runs;
    private final NameSplits splits;
    private final PersonNames people;
    private final OrganisationNames organisations;
    private final List<Found> names = new ArrayList<>();

    private Names(Reading reading, List<Found> found) {
        this.reading = reading;
        this.covering = new Found[reading.count()];
        for (Found one : found) {
            for (int i = one.first(); i < one.last(); i++) {
                covering[i] = one;
            }
        }
        this.runs = new CapitalRuns(reading, covering);
        this.splits = new NameSplits(reading, covering);
        this.people = new PersonNames(reading, covering);
        this.organisations = new OrganisationNames(reading, covering);
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
        while (from < to && isBeforeName(from)) {
            from++;
        }
        if (from == to || Found.isOne(covering, from, to) || runs.isShouted(from - 1) || runs.isShouted(to)) {
            return;
        }
        int joiner = splits.splitAt(from, to);
        int person = joiner < 0 ? splits.personAt(from, to) : -1;
        if (joiner > 0) {
            readRun(from, joiner);
            readRun(splits.after(joiner), to);
        } else if (person > 0) {
            readRun(from, person);
            readRun(person, to);
        } else {
            readName(from, to);
        }
    }

    /** Words that have a capital for where they stand: a sentence begins with them, or a headline holds them. */
    private boolean isBeforeName(int token) {
        if (covering[token] != null || reading.tokens().shape(token) == Tokens.UPPER) {
            return false;
        }
        return (reading.is(token, WordClass.FUNCTION) && !reading.is(token, WordClass.TITLE) && !isInsideName(token))
                || reading.is(token, WordClass.DAY)
                || reading.is(token, WordClass.MONTH)
                || isOpeningAdverb(token)
                || people.isTitleOfSeveral(token);
    }

    /** New, in "the New Farmers Party" and "on New York Futures Exchange": nothing but the name gives it a capital. */
    private boolean isInsideName(int token) {
        boolean first = reading.isWord(token - 1, "the") || reading.isWord(token, "new");
        return first && reading.follows(token) && !reading.isHeadline();
    }

    private void readName(int from, int to) {
        int title = people.titleIn(from, to);
        if (title >= 0) {
            add(organisations.in(from, title));
            boolean partOfName = reading.is(title, WordClass.NOT_PERSON); // General Motors Corporation
            if (!add(people.titled(title, to))) {
                add(organisations.in(partOfName ? title : title + 1, to));
            }
        } else if (!add(organisations.in(from, to)) && !add(people.in(from, to)) && to - from == 1) {
            boolean surname = add(people.surname(from));
            if (!surname) {
                add(organisations.abbreviation(from));
            }
        }
    }

    private boolean add(Found name) {
        return name != null && names.add(name);
    }

    /** Ultimately, Apparently: no name, though it is written as one where a sentence begins. */
    private boolean isOpeningAdverb(int token) {
        return reading.startsSentence(token)
                && reading.tokens().length(token) > 5
                && reading.tokens().folded(token).endsWith("ly")
                && !reading.is(token, WordClass.GIVEN);
    }
}
