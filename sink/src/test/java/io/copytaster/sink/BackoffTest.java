package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToTheLastAndKeepsApartThoseWhoWait() {
        var waits = new HashSet<Duration>();
        for (int seed = 0; seed < 50; seed++) {
            var backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(350), new Random(seed));
            for (long full : new long[] {100, 200, 350, 350, 350}) {
                Duration wait = backoff.next();
                assertTrue(wait.compareTo(Duration.ofMillis(full / 2)) >= 0, wait + " of " + full);
                assertTrue(wait.compareTo(Duration.ofMillis(full)) <= 0, wait + " of " + full);
                waits.add(wait);
            }
        }
        assertEquals(250, waits.size());
    }
}
