package io.copytaster.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void tellsShareAndSlowestWhateverTheOrder() {
        var taken = new Latencies();
        for (int millis = 100; millis > 0; millis--) {
            taken.add("q=" + millis, millis * 1_000_000L);
        }

        assertEquals(51, taken.millis(0.5));
        assertEquals(100, taken.millis(0.99));
        assertEquals(100, taken.millis(1));
        assertTrue(taken.slowest(2).lines().toList().get(1).endsWith("q=99"), taken.slowest(2));
        assertEquals(100, taken.count());
        assertTrue(taken.toString().startsWith("median 51.0 ms"), taken.toString());
    }
}
