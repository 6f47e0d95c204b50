package io.copytaster.enrich.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchIndexTest {
    private final SketchIndex index = new SketchIndex();

    @Test
    void findsTheArticlesThatShareShinglesThoseWithTheMostFirst() {
        index.add("one", 1, 0, new int[] {10, 20, 30});
        index.add("two", 2, 0, new int[] {20, 30, 40});
        index.add("none", 3, 0, new int[] {50});
        assertEquals(List.of("two", "one"), index.find(new int[] {20, 30, 40}));
        assertEquals(List.of(), index.find(new int[] {60}));
    }

    @Test
    void findsTheEarlierFirstOfThoseThatShareAsMuch() {
        index.add("late", 9, 0, new int[] {7});
        index.add("b", 3, 0, new int[] {7});
        index.add("a", 3, 0, new int[] {7});
        assertEquals(List.of("a", "b", "late"), index.find(new int[] {7}));
    }

    @Test
    void holdsTheEarliestOfManyThatShareAShingle() {
        for (int i = 9_999; i >= 0; i--) {
            index.add("article" + i, i, 0, new int[] {77, 1_000_000 + i});
        }
        List<String> found = index.find(new int[] {77});
        assertEquals(SketchIndex.MOST_SHARING, found.size());
        assertEquals("article0", found.get(0));
        assertEquals(List.of("article5000"), index.find(new int[] {1_005_000}), "who has a rarer one is found by that");
    }

    @Test
    void forgetsWhatWasRemovedOrReceivedTooLongAgo() {
        var random = new Random(4);
        var kept = new ArrayList<int[]>();
        for (int i = 0; i < 5_000; i++) {
            int[] hashes = random.ints(Sketch.PROBES).toArray();
            index.add("article" + i, i, i, hashes);
            if (i >= 4_000) {
                kept.add(hashes);
            }
        }
        index.remove("article4000", kept.get(0));
        var expired = new ArrayList<String>();
        index.expire(4_000, expired::add);
        assertEquals(4_000, expired.size());
        assertEquals(999, index.size());
        assertEquals(List.of(), index.find(kept.get(0)));
        for (int i = 1; i < 1_000; i++) {
            assertEquals(List.of("article" + (4_000 + i)), index.find(kept.get(i)));
        }
    }

    @Test
    void giveTheirPlaceToNewOnesWhenRemoved() {
        for (int i = 0; i < 100_000; i++) {
            index.add("article" + i, i, i, new int[] {5});
            index.remove("article" + i, new int[] {5});
        }
        index.add("last", 0, 0, new int[] {5});
        assertEquals(List.of("last"), index.find(new int[] {5}));
        assertTrue(index.size() == 1);
    }
}
