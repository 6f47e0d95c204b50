package io.copytaster.ingest.format.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    private static final String RUSSIAN =
            "Министерство обороны сообщило, что корабли вернулись в порт, и что учения на море закончены вовремя.";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-8"})
    void readsMarkupInAnyUnitsWithMarkAndWithout(String charset) {
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>“é”</a>";

        assertEquals(xml, Characters.decode(xml.getBytes(Charset.forName(charset)), null));
        assertEquals(xml, Characters.decode(("\ufeff" + xml).getBytes(Charset.forName(charset)), "text/xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, iso-8859-1, “é”",
        "windows-1251, windows-1251, мир",
        "gb18030,      gb2312,     北京",
        "x-windows-949, euc-kr,    년",
        "koi8-r,       KOI8-R,     мир"
    })
    void takesADeclaredCharsetForWhatIsMeantByIt(String written, String declared, String text) {
        byte[] bytes = text.getBytes(Charset.forName(written));

        assertEquals(text, Characters.decode(bytes, "text/xml; charset=\"" + declared + "\""));
    }

    @Test
    void believesTheBytesMoreThanADeclarationTheyDoNotFit() {
        byte[] utf8 = "<?xml version='1.0' encoding='us-ascii'?><a>café</a>".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "<?xml version='1.0' encoding='utf-8'?><a>café</a>".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals("café", text(Characters.decode(utf8, null)));
        assertEquals("café", text(Characters.decode(utf8, "text/xml; charset=iso-8859-1")));
        assertEquals(
                RUSSIAN, Characters.decode(RUSSIAN.getBytes(StandardCharsets.UTF_8), "text/xml; charset=windows-1251"));
        assertEquals("café", text(Characters.decode(latin, "text/xml; charset=utf-8")));
        assertEquals("café", text(Characters.decode(latin, "text/xml; charset=no-such-charset")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R"})
    void sniffsACharsetThatNobodyDeclares(String charset) {
        assertEquals(RUSSIAN, Characters.decode(RUSSIAN.getBytes(Charset.forName(charset)), null));
    }

    @Test
    void keepsAUtf8TextInWhichOneByteIsBroken() {
        byte[] bytes = (RUSSIAN + "!").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff;

        assertEquals(RUSSIAN + "\ufffd", Characters.decode(bytes, null));
    }

    @Test
    void readsControlsAsTheWindowsCharactersTheyWere() {
        assertEquals("don’t", Characters.decode("don\u0092t".getBytes(StandardCharsets.UTF_8), null));
    }

    private static String text(String xml) {
        return xml.replaceAll(".*<a>|</a>", "");
    }
}
