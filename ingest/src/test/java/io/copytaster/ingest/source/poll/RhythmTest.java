package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.copytaster.ingest.source.poll.Rhythm.Quiet;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void callsASourceSilentThatHasNoNewsForMuchLongerThanEver() {
        Rhythm rhythm = Rhythm.UNKNOWN.after(true, false, START).after(true, false, hours(24));

        assertNull(rhythm.after(false, false, hours(60)).quiet());
        Rhythm silent = rhythm.after(false, false, hours(73));
        assertEquals(Quiet.SILENT, silent.quiet());
        assertNull(silent.after(true, false, hours(74)).quiet());
        assertEquals(Duration.ofHours(50), silent.after(true, false, hours(74)).longestGap());
    }

    @Test
    void expectsNothingOfASourceThatItDoesNotKnow() {
        Rhythm rhythm = Rhythm.UNKNOWN.after(true, false, START);

        assertNull(rhythm.after(false, false, hours(5_000)).quiet());
        assertNull(Rhythm.UNKNOWN.after(false, false, START).quiet());
    }

    @Test
    void waitsADayForABusySource() {
        Rhythm rhythm = Rhythm.UNKNOWN.after(true, false, START).after(true, false, START.plusSeconds(60));

        assertNull(rhythm.after(false, false, hours(23)).quiet());
        assertEquals(Quiet.SILENT, rhythm.after(false, false, hours(25)).quiet());
    }

    @Test
    void callsASourceEmptyUntilItShowsSomething() {
        Rhythm empty = Rhythm.UNKNOWN.after(true, false, START).after(false, true, hours(1));

        assertEquals(Quiet.EMPTY, empty.quiet());
        assertNull(empty.after(false, false, hours(2)).quiet());
    }

    private static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
