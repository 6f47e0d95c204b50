package io.copytaster.bench.peers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void knowsATextForADay() throws IOException {
        try (var ids = new SeenIds()) {
            long day = Duration.ofDays(1).toMillis();

            assertFalse(ids.seen("one", day));
            assertFalse(ids.seen("another", day + 1000));
            assertTrue(ids.seen("one", 2 * day));
            assertFalse(ids.seen("another", 2 * day + 1001));
        }
    }
}
