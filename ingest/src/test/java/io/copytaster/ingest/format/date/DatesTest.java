package io.copytaster.ingest.format.date;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "Thursday, 17-Sep-15 08:00:00 GMT         | 2015-09-17T08:00:00Z",
                "Thu Sep 17 08:00:00 2015                 | 2015-09-17T08:00:00Z",
                "Thu Sep 17 08:00:00 PDT 2015             | 2015-09-17T15:00:00Z",
                "Sep 17, 2015 8:00 PM ET                  | 2015-09-18T00:00:00Z",
                "Dec 17, 2015 12:30 am ET                 | 2015-12-17T05:30:00Z",
                "Thu, 17 Sep 2015 08:00:00 GMT+0200       | 2015-09-17T06:00:00Z",
                "Thu, 17 Sep 2015 08:00 Europe/Berlin     | 2015-09-17T06:00:00Z",
                "Thu, 17 Sept 2015 24:00:00 GMT           | 2015-09-18T00:00:00Z",
                "Thu,17 Sep 2015 08:00:60 +0000           | 2015-09-17T08:00:59Z",
                "2015-09-17                               | 2015-09-17T00:00:00Z",
                "2015-09                                  | 2015-09-01T00:00:00Z",
                "20150917T080000Z                         | 2015-09-17T08:00:00Z",
                "2015-260                                 | 2015-09-17T00:00:00Z",
                "2015/09/17 08:00:00                      | 2015-09-17T08:00:00Z",
                "2015-09-17T8:05:07 +0200                 | 2015-09-17T06:05:07Z",
                "17.09.2015 08:00                         | 2015-09-17T08:00:00Z",
                "17. September 2015                       | 2015-09-17T00:00:00Z",
                "jeudi 17 septembre 2015 08:00:00 +0200   | 2015-09-17T06:00:00Z",
                "mar, 15 sep 2015 08:00:00 GMT            | 2015-09-15T08:00:00Z",
                "17 de mayo de 2015                       | 2015-05-17T00:00:00Z",
                "Πεμ, 17 Σεπ 2015 08:00:00 GMT            | 2015-09-17T08:00:00Z",
                "Κυρ, 12 Ιούλ 2015 12:00:00 EST           | 2015-07-12T17:00:00Z",
                "2015-július-17T9:15-05:00                | 2015-07-17T14:15:00Z",
                "2015년 09월 17일  08:00:07               | 2015-09-16T23:00:07Z",
                "2015-09-17 오후 8:00:07                  | 2015-09-17T11:00:07Z",
                "2015年9月17日 08:00                      | 2015-09-17T00:00:00Z",
                "чт, 17 сентября 2015 08:00:00 MSK        | 2015-09-17T05:00:00Z",
                "Thu, 17 Sep 2015 08:00:00 XYZ            | 2015-09-17T08:00:00Z"
            })
    void readsWhatFeedsWrite(String written, Instant instant) {
        assertEquals(instant, Dates.read(written).instant());
    }

    @Test
    void assumesAZoneOnlyWhereNoneIsToldAndSaysSo() {
        var local = Dates.read("2015-09-17 08:00", ZoneId.of("Europe/Berlin"));

        assertEquals(Instant.parse("2015-09-17T06:00:00Z"), local.instant());
        assertTrue(local.zoneAssumed());
        assertFalse(Dates.read("2015-09-17 08:00 EDT").zoneAssumed());
        assertFalse(Dates.read("2015년 09월 17일 08:00:07").zoneAssumed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "13:00",
                "03/04/2015",
                "2015-02-30",
                "Thu, 17 Foo 2015",
                "1442476800",
                "17 Sep",
                "99999-01-01",
                "0000-01-01",
                "Thu, 17 Sep 2015 25:00:00 GMT",
                "2015-09-17T08:00:00+99:00"
            })
    void guessesNoDate(String written) {
        assertNull(Dates.read(written).instant());
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

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000", "0000-00-00 00:00:00"})
    void areNoneWhereAProgramKnewNone(String written) {
        assertNull(Dates.read(written).instant());
    }
}
