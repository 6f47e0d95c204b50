package io.copytaster.enrich.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private final LanguageDetector detector = new LanguageDetector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The army said that it had taken the village from the rebels.",
                "fr | Le gouvernement a annoncé que les combats ont repris dans la région.",
                "de | Die Armee hat nach eigenen Angaben das Dorf eingenommen und ist nicht abgezogen.",
                "es | El ejército dijo que los combates en la ciudad se han extendido por el norte.",
                "pt | O exército disse que não há combates na cidade e que os civis foram retirados do local.",
                "it | Il governo ha detto che gli scontri nella città non sono finiti e che della tregua si parla.",
                "nl | Het leger heeft gezegd dat de strijd om het dorp niet voorbij is en dat er doden zijn.",
                "tr | Ordu, köyün bir bölümünü ele geçirdi ve çatışmalar için daha çok asker gönderdi.",
                "ru | Армия сообщила, что бои за посёлок продолжаются и были потери.",
                "uk | Армія повідомила, що бої за селище тривають і є втрати.",
                "ar | قال الجيش إن المعارك في القرية مستمرة وإن هناك خسائر كبيرة",
                "fa | ارتش گفت که نبرد در روستا ادامه دارد و گروهی کشته شدند",
                "he | הצבא מסר כי הקרבות בכפר נמשכים ויש נפגעים",
                "zh | 军方表示村庄的战斗仍在继续",
                "ja | 軍は村での戦闘が続いていると発表した",
                "ko | 군은 마을에서 전투가 계속되고 있다고 밝혔다",
            })
    void tellsTheLanguageOfASentence(String language, String text) {
        assertEquals(language, detector.detect(text, null));
    }

    @Test
    void believesTheTextMoreThanTheDeclaration() {
        assertEquals("en", detector.detect("The army said that it had taken the village from the rebels.", "fr"));
        assertEquals("ru", detector.detect("Армия сообщила, что бои за посёлок были тяжёлыми.", "en-GB"));
    }

    @Test
    void keepsToTheDeclarationWhereTheTextDoesNotDecide() {
        assertEquals("es", detector.detect("Madrid, Bogotá, Lima", "es-CO"));
        assertEquals("pt", detector.detect("", "pt_BR"));
        assertEquals("he", detector.detect(null, "iw"));
    }

    @Test
    void saysNothingWhereNothingTells() {
        assertNull(detector.detect("12 345", null));
        assertNull(detector.detect("Xyzzy", "und"));
        assertNull(detector.detect("\uD800\uDC00\uD800 \u0000", ""));
    }
}
