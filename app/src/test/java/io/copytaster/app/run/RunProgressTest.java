package io.copytaster.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunProgressTest {
    @Test
    void saysHowMuchIsDoneHowFastAndHowLongItWillTake() {
        // A quarter of the input is read: 1,010 deliveries, so some 4,000 articles in all, of which 500 are through.
        var progress = new RunProgress(1_010, 400, 80, 10, 500, 0.25, Duration.ofSeconds(5));
        assertEquals(
                "1,010 articles read, 400 enriched, 80 duplicates, 10 dead letters, 100 articles/s, 0:35 left",
                progress.line());
    }

    @Test
    void doesNotGuessTheEndOfAnInputOfUnknownSize() {
        var progress = new RunProgress(1_000, 400, 80, 10, 500, 0, Duration.ofSeconds(5));
        assertNull(progress.left());
        assertEquals(
                "1,000 articles read, 400 enriched, 80 duplicates, 10 dead letters, 100 articles/s", progress.line());
    }

    @Test
    void doesNotDivideByNothing() {
        var progress = new RunProgress(0, 0, 0, 0, 0, 0.5, Duration.ZERO);
        assertNull(progress.left());
        assertEquals("0 articles read, 0 enriched, 0 duplicates, 0 dead letters, 0 articles/s", progress.line());
    }
}
