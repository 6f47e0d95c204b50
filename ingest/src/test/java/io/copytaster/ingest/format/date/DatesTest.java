package io.copytaster.ingest.format.date;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2015-09-17T08:00:00Z               | 2015-09-17T08:00:00Z",
                "2015-09-17t08:00:00z               | 2015-09-17T08:00:00Z",
                "2015-09-17 08:00:00+02:00          | 2015-09-17T06:00:00Z",
                "2015-09-17T08:00+0530              | 2015-09-17T02:30:00Z",
                "2015-09-17T08:00:00.123456-04      | 2015-09-17T12:00:00.123Z",
                "Thu, 17 Sep 2015 08:00:00 GMT      | 2015-09-17T08:00:00Z",
                "Thu, 17 Sep 2015 08:00:00 EST      | 2015-09-17T13:00:00Z",
                "17 September 2015 08:00 +0200      | 2015-09-17T06:00:00Z",
                "Thu, 17 Sep 15 08:00:00 UT (noon)  | 2015-09-17T08:00:00Z",
                "17 sep 87 08:00:00 Z               | 1987-09-17T08:00:00Z",
            })
    void readsADateWithAZone(String written, Instant instant) {
        assertEquals(instant, Dates.parse(" " + written + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2015-09-17",
                "2015-09-17T08:00:00",
                "2015-13-17T08:00:00Z",
                "2015-02-30T08:00:00Z",
                "Thu, 17 Sep 2015 08:00:00",
                "Thu, 17 Foo 2015 08:00:00 GMT",
                "Thu, 31 Feb 2015 08:00:00 GMT",
                "Thu, 17 Sep 2015 08:00:00 XYZ",
                "Thu, 17 Sep 2015 25:00:00 GMT",
                "Thu, 17 Sep 2015 08:00:00 +9900",
                "1442476800",
                "+1000000000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void takesNothingElseForADate(String written) {
        assertNull(Dates.parse(written));
    }
}
