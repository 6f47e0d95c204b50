package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no desk writes: tagged or left alone, in bounded time. */
class OddTextTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @Test
    void takesBoundedTimeForAMegabyteWithoutSpaces() {
        for (String unit : List.of("x", "T-90", "al-", "U.S.", "1,", "7.", "of-the-", "Aa", "(A)", "'s")) {
            String text = unit.repeat(1_000_000 / unit.length());

            assertTimeout(Duration.ofSeconds(5), () -> TAGGER.tag(null, text), unit);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Word ",
                "Zork Plimpton ",
                "(",
                "[(",
                "Ba-",
                "a-",
                "of the ",
                "General ",
                "tank and ",
                "bomber, ",
                "2020 Iraq ",
                "\uD800",
                "\u0000",
                "\u202E",
                "\"Bo\" ",
                "Ministry of ",
                "Russia and tanks ",
                "and the Shell here ",
                "\u0648\u0627",
                "\u0422-",
                "9"
            })
    void takesBoundedTimeForMegabytesOfTheSame(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());

        for (String language : List.of("en", "ru", "ar")) {
            List<Mention> mentions = assertTimeout(
                    Duration.ofSeconds(20),
                    () -> TAGGER.read(null, text, language).mentions(),
                    language);
            for (int i = 0; i < mentions.size(); i += 1_000) {
                Mention mention = mentions.get(i);
                assertEquals(text.substring(mention.getBegin(), mention.getEnd()), mention.getText());
            }
        }
    }

    @Test
    void takesBoundedTimeForTenMegabytesOfCapitals() {
        String text = "SYRIA SENT TANKS TO Zork Plimpton IN Foo-Bar (Baz) ".repeat(200_000);

        List<Mention> mentions = assertTimeout(Duration.ofSeconds(60), () -> TAGGER.tag(null, text));

        Mention last = mentions.get(mentions.size() - 1);
        assertEquals(text.substring(last.getBegin(), last.getEnd()), last.getText());
    }

    @Test
    void toleratesEmptyFields() {
        assertEquals(List.of(), TAGGER.tag(null, ""));
        assertEquals(List.of(), TAGGER.tag("", "\u0000\uDC00 \u202E"));
    }
}
