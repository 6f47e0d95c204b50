package io.copytaster.bench.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinHashIndexTest {
    @Test
    void findsACopyWithSomeWordsChangedAndNothingElse() throws IOException {
        var index = new MinHashIndex(List.of(words(0, 300), words(1000, 1300)));

        assertArrayEquals(new int[] {1}, index.find(words(1000, 1300)));
        assertArrayEquals(new int[] {1}, index.find(words(1003, 1300) + " and three more"));
        assertEquals(0, index.find(words(2000, 2300)).length);
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
