package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.Relation;
import java.time.Duration;

/**
 * Tells what an article is to an earlier one, from their sketches. docs/decisions/0006 says how the bounds were found.
 * Not for several threads at once.
 */
public final class Comparison {
    /**
     * Shingles in a row that a change of a word or two breaks. Where no more than these are new between two that are
     * shared, they count as shared: a text edited all over is still a copy, one pieced together from others is not.
     */
    private static final int EDIT = 4;

    /** Share of the later text that must stand in the earlier one. */
    private static final double LATER_IN_EARLIER = .45;
    /** Or share of the earlier text that must stand in the later one: higher, as a digest takes in short items whole. */
    private static final double EARLIER_IN_LATER = .65;

    /** Share of the names, and of names and numbers together, that must be the same: forms differ in nothing else. */
    private static final double SAME_FACTS = .5;

    private static final int FEWEST_NAMES = 3;

    /** Recurring reports come again after a day or more, and then all that tells them apart are the numbers. */
    private static final Duration SOON = Duration.ofHours(24);

    private static final double SAME_NUMBERS_SOON = .4;
    private static final int FEWEST_NUMBERS_SOON = 3;
    private static final double SAME_NUMBERS_LATER = .5;
    private static final int FEWEST_NUMBERS_LATER = 1;

    /** New shingles in a row that make a revision: at the beginning, amid the text, and at the end, where pages add. */
    private static final int NEW_LEAD = 24;

    private static final int NEW_PASSAGE = 30;
    private static final int NEW_END = 80;

    /** Shared shingles below which texts are too short to be near to one another without being equal. */
    private static final int FEWEST_SHARED = 4;
    /** From here on too little of the hashes is left to tell shingles apart. */
    private static final int MOST_HALVINGS = 8;

    private static final double WHOLLY = .8;
    /** More than any two that are not equal. */
    private static final double EXACTLY = 3;

    private final CharSet shinglesOfLater = new CharSet();
    private final CharSet shinglesOfEarlier = new CharSet();
    private final CharSet numbersOfLater = new CharSet();
    private final CharSet namesOfLater = new CharSet();

    /**
     * What a text is to an earlier one; null if it is an article of its own.
     *
     * @param gap time between the two
     */
    public Likeness compare(Sketch later, Sketch earlier, Duration gap) {
        if (later.isExactly(earlier)) {
            return new Likeness(Relation.EXACT, 1, 1, EXACTLY);
        }
        int level = Math.max(later.level, earlier.level);
        if (level > MOST_HALVINGS) {
            return null;
        }
        int shared = shinglesOfLater.holding(later.shingles).shared(earlier.shingles, level);
        if (shared < FEWEST_SHARED || !mayBeAlike(shared, later, earlier) || !agreeOnFacts(later, earlier, gap)) {
            return null;
        }
        var inLater = new Passages(earlier, shinglesOfLater, level, EDIT);
        var inEarlier = new Passages(later, shinglesOfEarlier.holding(earlier.shingles), level, EDIT);
        boolean alike = inEarlier.bridged() >= LATER_IN_EARLIER || inLater.bridged() >= EARLIER_IN_LATER;
        if (!alike) {
            return null;
        }
        return new Likeness(
                relation(later, earlier, inEarlier),
                inEarlier.containment(),
                inLater.containment(),
                inEarlier.bridged() + inLater.bridged());
    }

    /** Whether so many shared shingles can be enough, were all that is new between them bridged; of samples it is open. */
    private static boolean mayBeAlike(int shared, Sketch later, Sketch earlier) {
        int most = shared * (1 + EDIT);
        return later.level + earlier.level > 0
                || most >= LATER_IN_EARLIER * later.shingles.length
                || most >= EARLIER_IN_LATER * earlier.shingles.length;
    }

    private static Relation relation(Sketch later, Sketch earlier, Passages passages) {
        boolean replaces = later.slug != WireSlug.NONE && later.slug != earlier.slug;
        if (replaces
                || passages.newLead() >= NEW_LEAD
                || passages.newPassage() >= NEW_PASSAGE
                || passages.newEnd() >= NEW_END) {
            return Relation.REVISION;
        }
        boolean part = later.words <= WHOLLY * earlier.words && passages.bridged() >= WHOLLY;
        return part ? Relation.EXCERPT : Relation.NEAR;
    }

    private boolean agreeOnFacts(Sketch later, Sketch earlier, Duration gap) {
        boolean soon = gap.compareTo(SOON) <= 0;
        int leastNumbers = leastOf(later.numbers, earlier.numbers, Sketch.MOST_NUMBERS);
        int sameNumbers = sharedOf(later.numbers, numbersOfLater, earlier.numbers, Sketch.MOST_NUMBERS);
        if (leastNumbers >= (soon ? FEWEST_NUMBERS_SOON : FEWEST_NUMBERS_LATER)
                && sameNumbers < leastNumbers * (soon ? SAME_NUMBERS_SOON : SAME_NUMBERS_LATER)) {
            return false;
        }
        int leastNames = leastOf(later.names, earlier.names, Sketch.MOST_NAMES);
        int sameNames = sharedOf(later.names, namesOfLater, earlier.names, Sketch.MOST_NAMES);
        if (leastNames >= FEWEST_NAMES && sameNames < leastNames * SAME_FACTS) {
            return false;
        }
        return sameNumbers + sameNames >= (leastNumbers + leastNames) * SAME_FACTS;
    }

    /** How many of the fewer ones could be shared. Of a full list only what is below its last hash is known. */
    private static int leastOf(char[] a, char[] b, int most) {
        char bound = bound(a, b, most);
        return Math.min(below(a, bound), below(b, bound));
    }

    /** The set is the later one's own: it is compared with many in turn. */
    private static int sharedOf(char[] later, CharSet set, char[] earlier, int most) {
        char bound = bound(later, earlier, most);
        set.holding(later);
        int shared = 0;
        for (int i = 0; i < earlier.length && earlier[i] <= bound; i++) {
            shared += set.contains(earlier[i]) ? 1 : 0;
        }
        return shared;
    }

    private static char bound(char[] a, char[] b, int most) {
        char ofA = a.length == most ? a[most - 1] : Character.MAX_VALUE;
        char ofB = b.length == most ? b[most - 1] : Character.MAX_VALUE;
        return ofA < ofB ? ofA : ofB;
    }

    private static int below(char[] rising, char bound) {
        int count = rising.length;
        while (count > 0 && rising[count - 1] > bound) {
            count--;
        }
        return count;
    }
}
