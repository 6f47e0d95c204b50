package io.copytaster.ingest.source.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a source is asked next: as it says itself, as it is seen to change, and after failures later and later, but never
 * not at all.
 */
final class Schedule {
    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration USUAL = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(6);
    /** No server is believed that asks to wait longer. */
    static final Duration LONGEST_WISH = Duration.ofDays(2);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 12;
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");

    private final RandomGenerator random;

    Schedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after an answer.
     *
     * @param said interval that the feed names, or null
     * @param cacheControl header of the answer, or null
     * @param unchanged answers in a row that brought nothing new
     */
    Duration afterAnswer(FeedSource source, Duration said, String cacheControl, int unchanged) {
        if (source.interval() != null) {
            return jittered(source.interval());
        }
        Duration wished = said == null ? Duration.ZERO : said;
        Duration fresh = maxAge(cacheControl);
        Duration own = wished.compareTo(fresh) > 0 ? wished : fresh;
        if (own.isZero()) {
            // What changes is asked more often, what doesn't, less.
            double factor = unchanged == 0 ? 2.0 / 3 : Math.pow(1.25, Math.min(unchanged - 1, 2 * MAX_DOUBLINGS));
            own = Duration.ofMillis((long) (USUAL.toMillis() * factor));
        }
        return jittered(clamp(own, SHORTEST, LONGEST));
    }

    /**
     * The wait after a failure.
     *
     * @param failures in a row, this one included
     * @param wish how long the server asks to wait, or null
     */
    Duration afterFailure(int failures, Duration wish) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        Duration backOff = jittered(clamp(wait, FIRST_RETRY, LONGEST));
        if (wish == null) {
            return backOff;
        }
        Duration obeyed = clamp(wish, Duration.ZERO, LONGEST_WISH);
        return obeyed.compareTo(backOff) > 0 ? obeyed : backOff;
    }

    /**
     * How long a Retry-After header asks to wait, in seconds or as a date (RFC 9110, 10.2.3); null if it says nothing
     * that can be understood.
     */
    static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Duration maxAge(String cacheControl) {
        Matcher matcher = cacheControl == null ? null : MAX_AGE.matcher(cacheControl);
        return matcher != null && matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    }

    private Duration jittered(Duration wait) {
        // Sources that began together must not go on together.
        double factor = 1 + JITTER * random.nextDouble();
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }

    private static Duration clamp(Duration value, Duration low, Duration high) {
        return value.compareTo(low) < 0 ? low : value.compareTo(high) > 0 ? high : value;
    }
}
