package io.copytaster.enrich.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SketchIndexTest {
    private final SketchIndex index = new SketchIndex();

    @Test
    void findsTheArticlesThatShareShingles() {
        index.add("one", 1, 0, new int[] {10, 20, 30});
        index.add("two", 2, 0, new int[] {20, 30, 40});
        index.add("none", 3, 0, new int[] {50});
        assertEquals(Set.of("two", "one"), found(20, 30, 40));
        assertEquals(Set.of(), found(60));
    }

    @Test
    void findsThoseThatShareTheMostAndOfEqualsTheEarliest() {
        int[] hashes = IntStream.range(0, Sketch.PROBES).toArray();
        int count = Sketch.PROBES * SketchIndex.MOST_SHARING;
        for (int i = 0; i < count; i++) {
            index.add("article" + i, i, 0, new int[] {hashes[i % hashes.length], 1_000 + i});
        }
        index.add("two", count, 0, new int[] {-1, -2});
        Set<String> found = found(with(hashes, -1, -2, 14));
        assertEquals(SketchIndex.MOST_FOUND, found.size());
        assertTrue(found.contains("two"), "shares two, and is the latest");
        assertTrue(found.contains("article0"), "the earliest");
        assertFalse(found.contains("article" + (count - 10)), "one of the latest that share one");
    }

    @Test
    void tellsWhenAndWhereWhatItFoundStands() {
        int slot = index.add("one", 5, 9, new int[] {1});
        assertArrayEquals(new int[] {slot}, index.find(new int[] {1}));
        assertEquals("one", index.id(slot));
        assertEquals(5, index.time(slot));
        assertEquals(9, index.received(slot));
    }

    @Test
    void holdsTheEarliestOfManyThatShareAShingle() {
        for (int i = 9_999; i >= 0; i--) {
            index.add("article" + i, i, 0, new int[] {77, 1_000_000 + i});
        }
        Set<String> earliest = IntStream.range(0, SketchIndex.MOST_SHARING)
                .mapToObj(i -> "article" + i)
                .collect(Collectors.toSet());
        assertEquals(earliest, found(77));
        assertEquals(Set.of("article5000"), found(1_005_000), "who has a rarer one is found by that");
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
        assertTrue(index.expire(4_000, expired::add), "numbered anew");
        assertFalse(index.expire(4_000, expired::add));
        assertEquals(4_000, expired.size());
        assertEquals(999, index.size());
        assertEquals(Set.of(), found(kept.get(0)));
        for (int i = 1; i < 1_000; i++) {
            assertEquals(Set.of("article" + (4_000 + i)), found(kept.get(i)));
        }
    }

    @Test
    void giveTheirPlaceToNewOnesWhenRemoved() {
        for (int i = 0; i < 100_000; i++) {
            index.add("article" + i, i, i, new int[] {5});
            index.remove("article" + i, new int[] {5});
        }
        index.add("last", 0, 0, new int[] {5});
        assertEquals(Set.of("last"), found(5));
        assertTrue(index.size() == 1);
    }

    private Set<String> found(int... hashes) {
        return Arrays.stream(index.find(hashes)).mapToObj(index::id).collect(Collectors.toSet());
    }

    /** The first of some hashes, and further ones: no more than are looked up. */
    private static int[] with(int[] hashes, int first, int second, int most) {
        return IntStream.concat(Arrays.stream(hashes).limit(most), IntStream.of(first, second))
                .toArray();
    }
}
