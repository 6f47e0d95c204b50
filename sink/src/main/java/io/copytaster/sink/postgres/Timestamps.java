package io.copytaster.sink.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Instants as PostgreSQL reads them: years before ours by era, those of more than four digits without a sign. */
final class Timestamps {
    private static final DateTimeFormatter AFTER_YEAR = new DateTimeFormatterBuilder()
            .appendPattern("-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral("+00")
            .toFormatter(java.util.Locale.ROOT);

    private Timestamps() {}

    static String text(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        int year = time.getYear();
        String rest = AFTER_YEAR.format(time);
        return year > 0 ? "%04d%s".formatted(year, rest) : "%04d%s BC".formatted(1 - year, rest);
    }
}
