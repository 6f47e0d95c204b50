package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RandomGenerator NO_JITTER = () -> 0L;
    private static final RandomGenerator JITTER = () -> -1L;

    private final Schedule schedule = new Schedule(NO_JITTER);
    private final FeedSource source = source(null);

    @Test
    void readsRetryAfterInBothForms() {
        assertEquals(Duration.ofMinutes(2), Schedule.retryAfter(" 120 ", NOW));
        assertEquals(Duration.ofMinutes(5), Schedule.retryAfter("Sun, 01 Mar 2026 12:05:00 GMT", NOW));
        assertEquals(Duration.ZERO, Schedule.retryAfter("Sun, 01 Mar 2026 11:00:00 GMT", NOW));
        assertNull(Schedule.retryAfter("soon", NOW));
        assertNull(Schedule.retryAfter(null, NOW));
    }

    @Test
    void backsOffFurtherEachTimeButNeverForEver() {
        assertEquals(Duration.ofMinutes(1), schedule.afterFailure(1, null));
        assertEquals(Duration.ofMinutes(2), schedule.afterFailure(2, null));
        assertEquals(Duration.ofMinutes(64), schedule.afterFailure(7, null));
        assertEquals(Schedule.LONGEST, schedule.afterFailure(1_000_000, null));
        assertTrue(new Schedule(JITTER).afterFailure(1, null).compareTo(Duration.ofSeconds(71)) > 0);
    }

    @Test
    void waitsAtLeastAsLongAsAServerWishesWithinReason() {
        assertEquals(Duration.ofHours(3), schedule.afterFailure(1, Duration.ofHours(3)));
        assertEquals(Duration.ofMinutes(1), schedule.afterFailure(1, Duration.ofSeconds(1)));
        assertEquals(Schedule.LONGEST_WISH, schedule.afterFailure(1, Duration.ofDays(400)));
    }

    @Test
    void goesByWhatTheFeedSays() {
        assertEquals(Duration.ofHours(1), schedule.afterAnswer(source, Duration.ofHours(1), "max-age=300", 0));
        assertEquals(Duration.ofMinutes(30), schedule.afterAnswer(source, null, "public, max-age=1800", 0));
        assertEquals(Schedule.SHORTEST, schedule.afterAnswer(source, Duration.ofMinutes(1), null, 0));
        assertEquals(Schedule.LONGEST, schedule.afterAnswer(source, Duration.ofDays(30), null, 0));
    }

    @Test
    void goesByWhatTheFeedDoesWhereItSaysNothing() {
        assertEquals(Duration.ofMinutes(10), schedule.afterAnswer(source, null, null, 0));
        assertEquals(Schedule.USUAL, schedule.afterAnswer(source, null, "no-cache", 1));
        assertTrue(schedule.afterAnswer(source, null, null, 5).compareTo(Duration.ofMinutes(30)) > 0);
        assertEquals(Schedule.LONGEST, schedule.afterAnswer(source, null, null, 1_000));
    }

    @Test
    void goesByTheFileOfSourcesBeforeAll() {
        assertEquals(
                Duration.ofSeconds(20),
                schedule.afterAnswer(source(Duration.ofSeconds(20)), Duration.ofHours(1), "max-age=9999", 9));
        assertThrows(IllegalArgumentException.class, () -> source(Duration.ofSeconds(1)));
    }

    private static FeedSource source(Duration interval) {
        return new FeedSource("desk", URI.create("http://x.example/"), interval, false, FeedSource.Pages.AUTO, false);
    }
}
