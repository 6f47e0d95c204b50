package io.copytaster.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetRangeTest {
    @Test
    void readsRangesWithAndWithoutEnds() {
        assertEquals(
                List.of(
                        new OffsetRange(0, 120L, 500L, "0:120-500"),
                        new OffsetRange(1, null, 7L, "1:-7"),
                        new OffsetRange(2, 3L, null, "2:3-"),
                        new OffsetRange(3, null, null, "3:-")),
                OffsetRange.read(List.of("0:120-500", " 1:-7", "2:3-", "3:-")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", "a:1-2", "0:1", "0:-1-2", "99999999999:1-2", "0:1-99999999999999999999"})
    void saysHowARangeIsWritten(String written) {
        var refused = assertThrows(IllegalArgumentException.class, () -> OffsetRange.read(List.of(written)));

        assertTrue(refused.getMessage().contains("PARTITION:BEGIN-END"), refused::getMessage);
    }

    @Test
    void dropsNoneOfTwoRangesOfOnePartitionUnsaid() {
        var refused = assertThrows(IllegalArgumentException.class, () -> OffsetRange.read(List.of("0:1-5", "0:9-12")));

        assertTrue(refused.getMessage().contains("partition 0 twice"), refused::getMessage);
    }
}
