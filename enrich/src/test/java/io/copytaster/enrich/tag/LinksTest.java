package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Russia has sent seven T-90 tanks. # russia SUPPLIES t-90",
                "Russia has sent seven T-90 tanks to Syria. # russia SUPPLIES t-90, syria RECEIVES t-90",
                "Iran sent Hezbollah rockets. # iran SUPPLIES rocket, hezbollah RECEIVES rocket",
                "The Syrian army is using new Russian weapons. # syria-army USES weapon",
                "Syrian army using new Russian weapons # syria-army USES weapon",
                "Hezbollah fired dozens of Katyusha rockets at the town. # hezbollah USES katyusha",
                "The army has repeatedly used tanks, artillery and rockets. # "
                        + "army USES tank, army USES artillery, army USES rocket",
                "Hezbollah and Hamas fired rockets. # hezbollah USES rocket, hamas USES rocket",
                "Rebels in Aleppo used TOW missiles. # rebels USES bgm-71-tow",
                "Rebels near the town of Idlib in Syria used TOW missiles. # ",
                "Boko Haram, which has used suicide vests, fled. # boko-haram USES suicide-vest",
                "Syrian helicopters dropped barrel bombs on the city. # syria USES barrel-bomb",
                "The police fired tear gas. # police USES tear-gas",
                "Iran possesses ballistic missiles. # iran POSSESSES ballistic-missile",
                "Russia has positioned seven T-90 tanks and artillery at an airfield. # "
                        + "russia POSSESSES t-90, russia POSSESSES artillery",
                "Pakistan builds JF-17 fighters. # pakistan PRODUCES jf-17-thunder",
                "Saudi Arabia bought Patriot missiles. # saudi-arabia RECEIVES mim-104-patriot",
                "The Syrian army lost ten tanks near the river. # syria-army LOSES tank",
                "Taliban fighters seized dozens of Humvees. # taliban CAPTURES humvee",
                "Israel destroyed two drones. # israel DESTROYS drone",
                "Germany has agreed to send Leopard 2 tanks to Ukraine. # "
                        + "germany SUPPLIES leopard-2, ukraine RECEIVES leopard-2",
            })
    void readsWhoDoesWhat(String text, String links) {
        assertLinks(links, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "T-90 tanks supplied by Russia were seen. # russia SUPPLIES t-90",
                "Dozens of rockets were fired by Hezbollah. # hezbollah USES rocket",
                "F-16s sold to Taiwan by the United States # "
                        + "taiwan RECEIVES f-16-fighting-falcon, united-states SUPPLIES f-16-fighting-falcon",
                "T-72 tanks were delivered to Iraq. # iraq RECEIVES t-72",
                "Missiles bought from China # china SUPPLIES missile",
                "Humvees captured from the Iraqi army # iraq-army LOSES humvee",
                "the use of chemical weapons by the Syrian regime # syria-regime USES chemical-weapon",
            })
    void readsThePassive(String text, String links) {
        assertLinks(links, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Washington supplied the rebels with TOW missiles. # "
                        + "united-states-government SUPPLIES bgm-71-tow, rebels RECEIVES bgm-71-tow",
                "Militants armed with AK-47s came at night. # militants POSSESSES ak-47",
                "Israel hit Hezbollah with guided bombs. # israel USES guided-bomb, hezbollah HIT_BY guided-bomb",
                "Ukraine struck the bridge with Storm Shadow missiles. # ukraine USES storm-shadow",
                "Six soldiers were killed by a roadside bomb. # armed-forces HIT_BY improvised-explosive-device",
                "A car bomb killed six soldiers. # armed-forces HIT_BY car-bomb",
                "A rocket hit Israel on Friday. # israel HIT_BY rocket",
            })
    void readsWithWhatSomebodyIsArmedOrHit(String text, String links) {
        assertLinks(links, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Syria's chemical weapons were shipped abroad. # syria POSSESSES chemical-weapon",
                "Jets destroyed 14 ISIL tanks. # islamic-state LOSES tank",
                "The tanks of the Syrian army rolled in. # syria-army POSSESSES tank",
                "Assad's use of chemical weapons # bashar-al-assad USES chemical-weapon",
            })
    void readsWhoOwns(String text, String links) {
        assertLinks(links, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Iraq had no chemical weapons.",
                "Russia did not send tanks to Syria.",
                "Russia didn't send tanks.",
                "Moscow denied that Russia had sent tanks to Syria.",
                "Germany would send Leopard 2 tanks if asked.",
                "Russia could use nuclear weapons.",
                "Did Russia send tanks to Syria?",
                "He accused Russia of using cluster bombs.",
                "Nobody knows whether Iran has nuclear weapons.",
                "Reuters has pictures of tanks.",
                "Reuters sent tanks of coffee, the army said.",
                "Russian tanks crossed the river.",
                "Russian generals said tanks had come. Missiles followed.",
                "Turkey spoke of tanks. Greece did too.",
                "The rebels attacked the town and tanks burned.",
                "A bomb killed a Russian general.",
            })
    void saysNothingThatTheTextDoesNot(String text) {
        assertLinks("", text);
    }

    @Test
    void spansTheStatement() {
        String text = "It was cold. Hezbollah fired Katyusha rockets at dawn.";

        Link link = TAGGER.read(null, text, "en").links().get(0);

        assertEquals(ArticleField.TEXT, link.getField());
        assertEquals("Hezbollah fired Katyusha rockets", text.substring(link.getBegin(), link.getEnd()));
    }

    @Test
    void readsTitlesToo() {
        Link link =
                TAGGER.read("Russia sends tanks", "It was cold.", "en").links().get(0);

        assertEquals(ArticleField.TITLE, link.getField());
        assertEquals("russia SUPPLIES tank", line(link));
    }

    @Test
    void readsBrokenTextToItsEnd() {
        String text = "\uDC00 of tanks' 's T-90s with by \u0000Russia\u202E's tanks, and\u0000 missiles to";

        for (int cut = 0; cut <= text.length(); cut++) {
            String part = text.substring(0, cut);
            for (Link link : TAGGER.read(null, part, "en").links()) {
                assertTrue(0 <= link.getBegin() && link.getBegin() < link.getEnd() && link.getEnd() <= cut, part);
            }
        }
    }

    @Test
    void staysQuickOnEndlessSentences() {
        String text = "Russia and tanks and Syria with rockets by the army of missiles to ".repeat(20_000);

        assertTimeout(Duration.ofSeconds(20), () -> TAGGER.read(text, text, "en"));
    }

    private static String line(Link link) {
        return link.getActor() + " " + link.getRelation() + " " + link.getWeapon();
    }

    private static void assertLinks(String expected, String text) {
        List<Link> links = TAGGER.read(null, text, "en").links();
        assertEquals(
                expected == null ? "" : expected,
                links.stream().map(LinksTest::line).collect(Collectors.joining(", ")),
                text);
    }
}
