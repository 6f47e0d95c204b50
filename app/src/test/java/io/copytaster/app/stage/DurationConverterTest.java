package io.copytaster.app.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"7d, P7D", "36h, PT36H", "90M, PT1H30M", "P7D, P7D", "pt36h, PT36H", "-P1D, P-1D"})
    void readsASpanInEitherForm(String written, Duration span) {
        assertEquals(span, new DurationConverter().convert(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "7", "-1d", "7w", "P", "P99999999999999999999D"})
    void saysHowASpanIsWritten(String written) {
        var refused = assertThrows(TypeConversionException.class, () -> new DurationConverter().convert(written));

        assertTrue(refused.getMessage().contains("write 7d"), refused::getMessage);
    }
}
