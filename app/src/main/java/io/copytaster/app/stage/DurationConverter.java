package io.copytaster.app.stage;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time span as it is written on the command line: as in ISO 8601, or as in a file of sources. */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SHORT = Pattern.compile("\\d{1,9}[smhd]");

    @Override
    public Duration convert(String value) {
        String upper = value.strip().toUpperCase(Locale.ROOT);
        try {
            if (!SHORT.matcher(upper.toLowerCase(Locale.ROOT)).matches()) {
                return Duration.parse(upper);
            }
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeException | ArithmeticException e) {
            throw new TypeConversionException(
                    "no time span: " + value + "; write 7d, 36h or 90m, or P7D as in ISO 8601");
        }
    }
}
