package io.copytaster.app.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as they are written in addresses and shown on pages; all UTC. */
final class Times {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHOWN_DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** Beyond these nothing is dated that could be told apart. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int DAY_CHARS = 10;

    private Times() {}

    /**
     * The begin of a span: a day or a time.
     *
     * @throws IllegalArgumentException if it is neither; the message says what it must be
     */
    static Instant from(String written) {
        return written.isEmpty() ? null : instant("from", written, 0);
    }

    /** The end of a span: a day, which belongs to it, or a time, before which it ends. */
    static Instant to(String written) {
        return written.isEmpty() ? null : instant("to", written, 1);
    }

    /** An instant as it is written in addresses: as a day where it begins one. */
    static String written(Instant begin) {
        String text = begin.toString();
        return isDay(begin) ? text.substring(0, DAY_CHARS) : text.substring(0, "2015-09-17T08:00".length()) + "Z";
    }

    /** The same for the end of a span: a whole day is written as the last that belongs to it. */
    static String writtenEnd(Instant end) {
        return isDay(end) ? written(end.minusSeconds(1)).substring(0, DAY_CHARS) : written(end);
    }

    static String shown(Instant at) {
        return SHOWN.format(at);
    }

    static String shownDay(Instant at) {
        return SHOWN_DAY.format(at);
    }

    private static boolean isDay(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
    }

    private static Instant instant(String name, String written, int daysAfter) {
        try {
            Instant at = written.length() == DAY_CHARS
                    ? LocalDate.parse(written)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : LocalDateTime.parse(written.endsWith("Z") ? written.substring(0, written.length() - 1) : written)
                            .toInstant(ZoneOffset.UTC);
            if (!at.isBefore(FIRST) && at.isBefore(LAST)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw wrong(name, written, e);
        }
        throw wrong(name, written, null);
    }

    private static IllegalArgumentException wrong(String name, String written, DateTimeException cause) {
        return new IllegalArgumentException(
                name + " must be a day such as 2015-09-17 or a time such as 2015-09-17T08:00Z, not " + written, cause);
    }
}
