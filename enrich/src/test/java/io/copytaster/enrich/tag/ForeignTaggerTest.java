package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.language.LanguageDetector;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as wires write them, and traps, with all that is to be found in each. */
class ForeignTaggerTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());
    private static final LanguageDetector LANGUAGES = new LanguageDetector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "L'armée syrienne a reçu sept chars T-72 livrés par la Russie, selon l'Observatoire syrien des droits de l'homme (OSDH)."
                        + " # armée syrienne=syria-army, chars T-72=t-72, Russie=russia, Observatoire syrien des droits de l'homme=syrian-observatory-for-human-rights, OSDH=syrian-observatory-for-human-rights",
                "Une voiture piégée a explosé devant une mosquée de Bagdad, tuant 12 civils. L'État islamique a revendiqué l'attaque."
                        + " # voiture piégée=car-bomb, civils=civilians, État islamique=islamic-state",
                "Les forces russes et la marine ukrainienne se sont affrontées avec des missiles de croisière et 14 drones."
                        + " # forces russes=russia-armed-forces, marine ukrainienne=ukraine-navy, missiles de croisière=cruise-missile, drones=drone 14",
                "Bachar al-Assad a rencontré Vladimir Poutine au Kremlin, et Assad a remercié les soldats de la Russie et le Hezbollah."
                        + " # Bachar al-Assad=bashar-al-assad, Vladimir Poutine=vladimir-putin, Kremlin=russia-government, Assad=bashar-al-assad, soldats de la Russie=russia-armed-forces, Hezbollah=hezbollah",
                "La marine de Paul est bleue. Dans les mines de charbon du Nord, les ouvriers ont fait grève pour des chaussures."
                        + " # ",
            })
    void readsFrench(String text, String mentions) {
        assertMentions("fr", text, mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "El ejército colombiano atacó a las FARC con helicópteros y bombas guiadas, dijo el ministerio de Defensa."
                        + " # ejército colombiano=colombia-army, FARC=revolutionary-armed-forces-of-colombia, helicópteros=helicopter, bombas guiadas=guided-bomb, ministerio de Defensa=ministry-of-defence",
                "Las fuerzas israelíes bombardearon el sur de Líbano con cazas F-16, según la agencia EFE."
                        + " # fuerzas israelíes=israel-armed-forces, Líbano=lebanon, cazas F-16=f-16-fighting-falcon, agencia EFE=efe",
                "El presidente Nicolás Maduro acusó a Estados Unidos de enviar buques de guerra y 20 misiles. Maduro habló en Caracas."
                        + " # Nicolás Maduro=nicolas-maduro, Estados Unidos=united-states, buques de guerra=warship, misiles=missile 20, Maduro=nicolas-maduro",
                "Michael Jordan comió pavo en el restaurante. La lucha no ha terminado y el régimen de lluvias es duro para las minas."
                        + " # ",
            })
    void readsSpanish(String text, String mentions) {
        assertMentions("es", text, mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Die russische Armee hat 14 Marschflugkörper und Kampfdrohnen auf die Stadt abgefeuert, sagte Olaf Scholz."
                        + " # russische Armee=russia-army, Marschflugkörper=cruise-missile 14, Kampfdrohnen=drone, Olaf Scholz=olaf-scholz",
                "Die Bundesregierung will der Ukraine 18 Leopard-2-Panzer liefern. Die Soldaten üben mit der Panzerhaubitze 2000."
                        + " # Bundesregierung=germany-government, Ukraine=ukraine, Leopard-2-Panzer=leopard-2 18, Soldaten=armed-forces, Panzerhaubitze 2000=pzh-2000",
                "Die US-Armee und die israelische Luftwaffe haben Stellungen der Hisbollah mit Streubomben angegriffen."
                        + " # US-Armee=united-states-army, israelische Luftwaffe=israel-air-force, Hisbollah=hezbollah, Streubomben=cluster-bomb",
                "Er spricht Deutsch und Russisch. Die Kräfte der Natur sind groß, und in der Mine haben sie Kohle gefunden."
                        + " # ",
            })
    void readsGerman(String text, String mentions) {
        assertMentions("de", text, mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Российские войска нанесли удар ракетами «Искандер», сообщило министерство обороны Украины."
                        + " # Российские войска=russia-armed-forces, ракетами=missile, Искандер=9k720-iskander, министерство обороны Украины=ukraine-ministry-of-defence",
                "По данным ВС РФ, уничтожены 5 танков Т-72 и БМП-2. Башар Асад встретился с Владимиром Путиным в Кремле."
                        + " # ВС РФ=russia-armed-forces, танков Т-72=t-72 5, БМП-2=bmp-2, Башар Асад=bashar-al-assad, Владимиром Путиным=vladimir-putin, Кремле=russia-government",
                "Власти Украины обвинили боевиков ИГИЛ и «Хезболлы», передает ТАСС. Совбез ООН обсудил химическое оружие."
                        + " # Власти Украины=ukraine-government, боевиков=militants, ИГИЛ=islamic-state, Хезболлы=hezbollah, ТАСС=tass, Совбез ООН=un-security-council, химическое оружие=chemical-weapon",
                "Он у власти давно. Режим прекращения огня соблюдается. Выпал град, и того не знает никто. Нужно 5 кубов воды."
                        + " # ",
            })
    void readsRussian(String text, String mentions) {
        assertMentions("ru", text, mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "ЗСУ збили 12 безпілотників і крилаті ракети, повідомили Повітряні сили України."
                        + " # ЗСУ=ukraine-armed-forces, безпілотників=drone 12, крилаті ракети=cruise-missile, Повітряні сили України=ukraine-air-force",
                "Російська армія втратила танки Т-90 та гаубиці. Зеленський зустрівся з Макроном, повідомляє Укрінформ."
                        + " # Російська армія=russia-army, танки Т-90=t-90, гаубиці=howitzer, Зеленський=volodymyr-zelenskyy, Макроном=emmanuel-macron, Укрінформ=ukrinform",
                "Війська РФ обстріляли місто з РСЗВ «Град» і скинули керовані авіабомби, заявили у НАТО."
                        + " # Війська РФ=russia-armed-forces, РСЗВ=multiple-rocket-launcher, Град=bm-21-grad, керовані авіабомби=guided-bomb, НАТО=nato",
                "Він довго був при владі. Військова служба триває рік, і випав град завбільшки з горіх." + " # ",
            })
    void readsUkrainian(String text, String mentions) {
        assertMentions("uk", text, mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "قال الجيش السوري إن القوات الروسية قصفت مواقع داعش بالصواريخ، وأعلن حزب الله إطلاق صواريخ على إسرائيل."
                        + " # الجيش السوري=syria-army, القوات الروسية=russia-armed-forces, داعش=islamic-state, الصواريخ=missile, حزب الله=hezbollah, صواريخ=missile, إسرائيل=israel",
                "التقى الرئيس فلاديمير بوتين نظيره التركي، وقتل جنود بعبوة ناسفة في العراق ولبنان، وأكدت الأمم المتحدة وروسيا ذلك."
                        + " # فلاديمير بوتين=vladimir-putin, التركي=turkey, جنود=armed-forces, عبوة ناسفة=improvised-explosive-device, العراق=iraq, لبنان=lebanon, الأمم المتحدة=united-nations, روسيا=russia",
                "وأعلنت وزارة الدفاع الأمريكية إرسال 31 دبابة وطائرات مسيرة إلى أوكرانيا للجيش الأوكراني."
                        + " # وزارة الدفاع الأمريكية=united-states-ministry-of-defence, دبابة=tank 31, طائرات مسيرة=drone, أوكرانيا=ukraine, جيش الأوكراني=ukraine-army",
                "سار الناس في مسيرة كبيرة، وعاد الرجل إلى القاعدة، وكان النظام في الصف جيدا." + " # ",
            })
    void readsArabic(String text, String mentions) {
        assertMentions("ar", text, mentions);
    }

    @Test
    void findsInternationalNamesInOtherLanguages() {
        String text =
                "Il presidente ha detto che la Nato ha mandato carri armati Leopard 2 all'Ucraina, secondo Reuters.";

        assertMentions("it", text, "Nato=nato, Leopard 2=leopard-2, Reuters=reuters");
    }

    @Test
    void sharesShortFormsBetweenTitleAndText() {
        Tagged found = TAGGER.read("Kadhafi", "Mouammar Kadhafi parle.", "fr");

        assertEquals(
                List.of("muammar-gaddafi", "muammar-gaddafi"),
                found.mentions().stream().map(Mention::getId).toList());
    }

    @Test
    void slicesTheTextWhereWordsAreWrittenOntoNames() {
        String text = "\u200Fوبوتين و\u0640روسيا\u200F، وللجيش السوري\u202E \uD800";

        List<Mention> mentions = TAGGER.read(null, text, "ar").mentions();

        assertTrue(mentions.size() >= 3, mentions::toString);
        for (Mention mention : mentions) {
            assertEquals(mention.getText(), text.substring(mention.getBegin(), mention.getEnd()));
        }
    }

    private static void assertMentions(String language, String text, String expected) {
        assertEquals(language, LANGUAGES.detect(text, null), text);
        List<Mention> mentions = TAGGER.read(null, text, language).mentions();
        mentions.forEach(
                mention -> assertEquals(mention.getText(), text.substring(mention.getBegin(), mention.getEnd())));
        assertEquals(
                expected == null ? "" : expected,
                mentions.stream().map(ForeignTaggerTest::line).collect(Collectors.joining(", ")));
    }

    private static String line(Mention mention) {
        return mention.getText() + "=" + mention.getId()
                + (mention.getQuantity() == null
                        ? ""
                        : " " + mention.getQuantity().getMin());
    }
}
