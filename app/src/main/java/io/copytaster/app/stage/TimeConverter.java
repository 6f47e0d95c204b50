package io.copytaster.app.stage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as it is written on the command line: an instant, or a day, which stands for its begin in UTC. */
public final class TimeConverter implements ITypeConverter<Instant> {
    private static final int DAY_LENGTH = 10;

    @Override
    public Instant convert(String value) {
        try {
            return value.length() == DAY_LENGTH
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "no time: " + value + "; write 2026-11-23T08:00:00Z, or 2026-11-23 for its begin in UTC");
        }
    }
}
