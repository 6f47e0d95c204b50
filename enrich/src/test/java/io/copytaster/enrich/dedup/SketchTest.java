package io.copytaster.enrich.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {
    private static final String LONG =
            "The army moved seven tanks to the airfield near the coast on Thursday. ".repeat(5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The tanks came.      | THE  TANKS CAME
                    "The tanks" came     | “The tanks” came…
                    U.S. troops          | US troops
                    ﬁve tanks            | five tanks
                    Café                 | Cafe\u0301
                    Танки пришли         | ТАНКИ ПРИШЛИ!
                    war—that             | war — that
                    الدَّبَّابات           | الدبابات
                    ٣ دبابات             | 3 دبابات
                    ΟΔΟΣ                 | οδος
                    坦克到达              | 坦克 到达。
                    """)
    void isTheSameForTextsThatDifferInFormAlone(String one, String other) {
        assertEquals(of(null, one), of(null, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    profit of 3.5 mln | profit of 35 mln
                    1,500 dead        | 1.500 dead
                    seven tanks       | eight tanks
                    坦克到达           | 坦克离开
                    !                 | ?
                    """)
    void differsForTextsThatSayOtherThings(String one, String other) {
        assertNotEquals(of(null, one), of(null, other));
    }

    @Test
    void countsTheTitleOnlyWhereTheTextIsShort() {
        assertNotEquals(of("Smith Corp", "Qtly div 12 cts vs 12 cts"), of("Jones Inc", "Qtly div 12 cts vs 12 cts"));
        assertEquals(of("Tanks moved", LONG), of("Army moves tanks", LONG.toUpperCase(Locale.ROOT)));
    }

    private static long of(String title, String text) {
        return Sketch.of(title, text).sketch().fingerprint;
    }
}
