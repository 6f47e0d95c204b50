package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates that name an instant: ISO 8601 with an offset, and RFC 822 with a zone. What is missing is not guessed. */
public final class Dates {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern RFC_822 = Pattern.compile(
            "(?:\\p{Alpha}{3,9},?\\s+)?(\\d{1,2})\\s+(\\p{Alpha}{3,9})\\s+(\\d{4}|\\d{2})"
                    + "\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s+(\\p{Alpha}{1,3}|[+-]\\d{2}:?\\d{2})(?:\\s*\\([^)]*\\))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Dates() {}

    /** The instant that a text names, in milliseconds' precision, or null if it names none between the years 1 and 9999. */
    public static Instant parse(String text) {
        String date = text.strip();
        try {
            Instant instant = date.length() > 4 && date.charAt(4) == '-'
                    ? OffsetDateTime.parse(date, ISO).toInstant()
                    : rfc822(date);
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                    ? null
                    : instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant rfc822(String date) {
        Matcher parts = RFC_822.matcher(date);
        if (!parts.matches()) {
            return null;
        }
        int month = MONTHS.indexOf(parts.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        ZoneOffset zone = zone(parts.group(7).toUpperCase(Locale.ROOT));
        if (month == 0 || zone == null) {
            return null;
        }
        int year = Integer.parseInt(parts.group(3));
        // RFC 2822, 4.3
        int fullYear = parts.group(3).length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
        int second = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
        return OffsetDateTime.of(
                        fullYear,
                        month,
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(4)),
                        Integer.parseInt(parts.group(5)),
                        second,
                        0,
                        zone)
                .toInstant();
    }

    private static ZoneOffset zone(String name) {
        return switch (name) {
            case "UT", "UTC", "GMT", "Z" -> ZoneOffset.UTC;
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "EST", "CDT" -> ZoneOffset.ofHours(-5);
            case "CST", "MDT" -> ZoneOffset.ofHours(-6);
            case "MST", "PDT" -> ZoneOffset.ofHours(-7);
            case "PST" -> ZoneOffset.ofHours(-8);
            default -> Character.isAlphabetic(name.charAt(0)) ? null : ZoneOffset.of(name);
        };
    }
}
