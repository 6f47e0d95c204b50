package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads dates as sources write them: ISO 8601 and W3CDTF, RFC 822 and 850 with their many variants, and dates in words
 * of several languages. What is no date is never guessed.
 */
public final class Dates {
    /** Before there were newspapers: the year 1 is what programs write that know no date. */
    private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int MAX_LENGTH = 120;

    private Dates() {}

    /**
     * The instant that a text names, in milliseconds' precision, or null if it names none between the years 1600 and 9999.
     * A date without a time of day and a zone names none.
     */
    public static Instant parse(String text) {
        Written written = written(text);
        return written == null || written.zone() == null || !written.hasTime() ? null : instant(written, null);
    }

    /** As {@link #read(String, ZoneId)}, in UTC. */
    public static Dated read(String text) {
        return read(text, ZoneOffset.UTC);
    }

    /**
     * What a text says about a time, more leniently: a date without time means its beginning, and one without zone is
     * meant in the one given, unless its language tells better.
     */
    public static Dated read(String text, ZoneId zone) {
        Written written = written(text);
        if (written == null) {
            return new Dated(text, null, false);
        }
        return new Dated(text, instant(written, zone), written.zone() == null && written.usualZone() == null);
    }

    private static Written written(String text) {
        String date = text.strip();
        if (date.isEmpty() || date.length() > MAX_LENGTH) {
            return null;
        }
        try {
            Written written = IsoDate.parse(date);
            return written == null ? WordDate.parse(date) : written;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(Written written, ZoneId assumed) {
        ZoneId zone =
                written.zone() != null ? written.zone() : written.usualZone() != null ? written.usualZone() : assumed;
        Instant instant = written.local().atZone(zone).toInstant();
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
