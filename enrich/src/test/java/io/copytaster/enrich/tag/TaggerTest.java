package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Raids hit Isil near the river. # Isil # islamic-state",
                "They fled from ISIS. # ISIS # islamic-state",
                "Fighters of Daesh withdrew. # Daesh # islamic-state",
                "Da’esh was driven out. # Da’esh # islamic-state",
                "the so-called Islamic State claimed it # so-called Islamic State # islamic-state",
                "the Islamic State group said # Islamic State group # islamic-state",
                "the militant group IS claimed the attack # IS # islamic-state",
                "Hizbullāh denied it. # Hizbullāh # hezbollah",
                "Hizballah's leader spoke. # Hizballah # hezbollah",
                "a statement by Sendero Luminoso # Sendero Luminoso # shining-path",
                "al Qaida's branch # al Qaida # al-qaeda",
                "US troops left. # US troops # united-states-armed-forces",
                "The U.S. has paid. # U.S. # united-states",
                "SOLDIERS OF UGANDA AND HEZBOLLAH MET # HEZBOLLAH # hezbollah",
                "the farc and the government of colombia met in havana # farc # revolutionary-armed-forces-of-colombia",
                "Syrian government forces advanced. # Syrian government forces # syrian-government-forces",
                "some 200 Russian naval infantry landed # Russian naval infantry # russia-naval-infantry",
                "The Government of Iraq asked. # Government of Iraq # iraq-government",
                "Moscow said it would not yield. # Moscow # russia-government",
                "Moscow's military support # Moscow # russia-government",
                "They sent aid to Damascus in May. # Damascus # syria-government",
                "The Kremlin is silent. # Kremlin # russia-government",
                "Two days later Chérif Plimptonov spoke. # Chérif Plimptonov # cherif-plimptonov",
                "the MFDC, separatists in Senegal, # MFDC # movement-of-democratic-forces-of-casamance",
                "Mr Plimpton went home. # Plimpton # plimpton",
                "fighting in SyriaThe group left # Syria # syria",
                "the insurgentsRussia has sent more # Russia # russia",
                "talks in AfghanistanKANDAHAR, in the south, # Afghanistan # afghanistan",
                "spokesman Josh Earnest said # Josh Earnest # josh-earnest",
                "President Zork Plimpton spoke. # Zork Plimpton # zork-plimpton",
                "colonel luis arturo isaacs said that the town was quiet # luis arturo isaacs # luis-arturo-isaacs",
            })
    void findsOneActorUnderAllItsNames(String text, String slice, String id) {
        assertMention(text, slice, id, MentionKind.ACTOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "seven T-90 tanks # T-90 tanks # t-90",
                "two T90s # T90s # t-90",
                "a T 90 tank # T 90 tank # t-90",
                "a column of T-72B3s # T-72B3s # t-72b3",
                "guided air-to-surface missiles # guided air-to-surface missiles # air-to-surface-missile",
                "an air defence system # air defence system # air-defence-system",
                "the S-300PMU2 battery # S-300PMU2 # s-300pmu2",
                "two Su-24Ms took off # Su-24Ms # su-24m",
                "an AK-47 was found # AK-47 # ak-47",
                "a 9K720 launcher # 9K720 # 9k720-iskander",
                "an MQ-9 crashed # MQ-9 # mq-9-reaper",
                "a Kh-999 prototype, and Kh-58s # Kh-58s # kh-58",
                "four Su-30SM2s landed # Su-30SM2s # su-30sm2",
                "a pair of MiG-29SMTs # MiG-29SMTs # mig-29smt",
                "120mm mortars # 120mm mortars # mortar",
                "They used sarin gas. # sarin gas # sarin",
                "an anti-tank ditch and anti-tank guided missiles # anti-tank guided missiles # anti-tank-missile",
                "Grad rockets fell. # Grad rockets # bm-21-grad",
                "a car bomb exploded # car bomb # car-bomb",
                "heavy machine guns # heavy machine guns # heavy-machine-gun",
                "a roadside IED killed two # IED # improvised-explosive-device",
                "lethal mortar systems # mortar # mortar",
                "carried out with attack, fighter and unmanned aircraft # attack, fighter # combat-aircraft",
                "the militants held hazardous chemicals # chemicals # chemical-weapon",
            })
    void findsWeaponsWithTheWordsThatBelongToThem(String text, String slice, String id) {
        assertMention(text, slice, id, MentionKind.WEAPON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "seven T-90 tanks # 7 # 7",
                "12 tanks # 12 # 12",
                "1,200 new Russian tanks # 1200 # 1200",
                "twenty-five tanks # 25 # 25",
                "three hundred and fifty tanks # 350 # 350",
                "two thousand tanks # 2000 # 2000",
                "more than 200 tanks # 200 # ",
                "at least 40 tanks # 40 # ",
                "up to 30 tanks # 0 # 30",
                "fewer than 30 tanks # 0 # 30",
                "no fewer than 30 tanks # 30 # ",
                "dozens of tanks # 24 # ",
                "a dozen tanks # 12 # 12",
                "two dozen tanks # 24 # 24",
                "at least a dozen tanks # 12 # ",
                "more than two dozen tanks # 24 # ",
                "a pair of tanks # 2 # 2",
                "some 200 tanks # 200 # 200",
                "about 200 tanks # 200 # 200",
                "between 20 and 30 tanks # 20 # 30",
                "20 to 30 tanks # 20 # 30",
                "20-30 tanks # 20 # 30",
            })
    void countsWeaponsAsTheTextDoes(String text, long min, Long max) {
        Mention tanks = only(text, MentionKind.WEAPON);

        assertEquals(min, tanks.getQuantity().getMin());
        assertEquals(max, tanks.getQuantity().getMax());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a tank",
                "the tanks",
                "In 2015 tanks rolled in",
                "worth $5 missiles",
                "several tanks",
                "He was 40. Tanks came",
            })
    void seesNoCountWhereThereIsNone(String text) {
        assertNull(only(text, MentionKind.WEAPON).getQuantity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reuters reported it.",
                "It was quiet, Reuters reported.",
                "It was quiet, said Reuters.",
                "A witness told Reuters so.",
                "It was quiet, according to the BBC.",
                "It was quiet, according to Hezbollah.",
                "The Syrian Observatory for Human Rights said so.",
                "The Syrian Observatory for Human Rights, which reports on the war from afar, said so.",
            })
    void marksWhoIsOnlyTheSource(String text) {
        assertTrue(TAGGER.tag(null, text).stream().anyMatch(mention -> "SOURCE".equals(mention.getRole())), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hezbollah said it would fight.",
                "Police raided Reuters in the morning.",
                "Syria reported losses."
            })
    void leavesActorsWithoutThatRole(String text) {
        assertTrue(TAGGER.tag(null, text).stream().allMatch(mention -> mention.getRole() == null), text);
    }

    @Test
    void knowsLaterShortForms() {
        var mentions = TAGGER.tag(
                "Plimpton under pressure",
                "Zork Plimpton met envoys. The Upper Valley Relief Committee (UVRC) agreed. Plimpton left, and UVRC too.");

        assertEquals(
                List.of(
                        "zork-plimpton",
                        "zork-plimpton",
                        "upper-valley-relief-committee",
                        "upper-valley-relief-committee",
                        "zork-plimpton",
                        "upper-valley-relief-committee"),
                mentions.stream()
                        .map(Mention::getId)
                        .filter(id -> id.contains("-p") || id.contains("valley"))
                        .toList());
        assertEquals(ArticleField.TITLE, mentions.get(0).getField());
    }

    @Test
    void tellsActsFromWeapons() {
        assertEquals(
                List.of("mortar"),
                TAGGER.tag(null, "After the bombing and two airstrikes a mortar was found.").stream()
                        .map(Mention::getId)
                        .toList());
    }

    @Test
    void givesOffsetsThatSliceTheField() {
        String text = "“Daesh” \uD83D\uDE80\uD800 \u200FISIL\u200F, U.S.\u0000 T-90\u0301 tanks, Hizbull\u0101h’s men.";

        for (Mention mention : TAGGER.tag(text, text)) {
            assertEquals(text.substring(mention.getBegin(), mention.getEnd()), mention.getText());
        }
        assertTrue(ids(TAGGER.tag(null, text))
                .containsAll(List.of("islamic-state", "united-states", "t-90", "hezbollah")));
    }

    @Test
    void tagsTheSameTextTheSame() {
        String text = "Seven T-90 tanks of the Syrian army fought Hezbollah, Reuters reported.";

        assertEquals(new Tagger(Lexicon.bundled()).tag("Tanks", text), TAGGER.tag("Tanks", text));
    }

    private static void assertMention(String text, String slice, String id, MentionKind kind) {
        List<Mention> mentions = TAGGER.tag(null, text);
        assertTrue(
                mentions.stream()
                        .anyMatch(mention -> mention.getText().equals(slice)
                                && mention.getId().equals(id)
                                && mention.getKind() == kind),
                () -> "found "
                        + mentions.stream()
                                .map(m -> m.getText() + "=" + m.getId())
                                .toList());
    }

    private static Mention only(String text, MentionKind kind) {
        List<Mention> found = TAGGER.tag(null, text).stream()
                .filter(mention -> mention.getKind() == kind)
                .toList();
        assertEquals(1, found.size(), () -> text + ": " + ids(found));
        return found.get(0);
    }

    private static List<String> ids(List<Mention> mentions) {
        return mentions.stream().map(Mention::getId).toList();
    }
}
