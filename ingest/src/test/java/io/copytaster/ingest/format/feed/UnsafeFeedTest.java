package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import io.copytaster.schemas.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that are made to harm. */
class UnsafeFeedTest {
    private static final String FEED = "<rss version=\"2.0\"><channel><item><title>&x;</title></item></channel></rss>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY x SYSTEM \"file:///etc/hostname\">",
                "<!ENTITY x PUBLIC \"p\" \"http://127.0.0.1:1/\">",
                "<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;",
                "<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;\">"
            })
    void refusesEntitiesThatLoadOrMultiply(String entity) throws IOException {
        assertRefused("unsafe-xml: ", "<!DOCTYPE rss [" + entity + "]>" + FEED);
    }

    @Test
    void refusesALongEntityThatIsRepeated() throws IOException {
        assertRefused("unsafe-xml: ", "<!DOCTYPE rss [<!ENTITY x \"" + "ha ".repeat(1_000) + "\">]>" + FEED);
        assertRefused(
                "unsafe-xml: ",
                "<!DOCTYPE rss [<!ENTITY x \"" + "ha ".repeat(300) + "\">]>"
                        + FEED.replace("&x;", "&x;".repeat(5_000)));
    }

    @Test
    void readsAHarmlessEntityOfTheFeedsOwn() throws IOException {
        var article = Collected.from(write("<!DOCTYPE rss [<!ENTITY x \"AT&amp;T &#38;amp; sons\">]>" + FEED))
                .article();

        assertEquals("AT&T & sons", article.getTitle());
    }

    @Test
    void refusesXmlThatNestsWithoutEnd() throws IOException {
        var letter = assertRefused(
                "broken-xml: ",
                FEED.replace("<title>", "<a>".repeat(100_000)).replace("</title>", "</a>".repeat(100_000)));

        assertTrue(letter.error().contains("nest deeper"), letter.error());
    }

    @Test
    void refusesATitleOfFiftyMegabytes() throws IOException {
        byte[] bomb = Packed.gzip(FEED.replace("&x;", "title ".repeat(50_000_000 / 6)));
        assertTrue(bomb.length < 1 << 20, "a bomb is small");

        var letter =
                Collected.from(Files.write(folder.resolve("bomb.xml.gz"), bomb)).letter();

        assertTrue(letter.error().startsWith("too-large: decoded it is over "), letter.error());
    }

    @Test
    void refusesMoreTagsThanMemoryHolds() throws IOException {
        assertRefused("too-large: has more than ", "<rss>" + "<a/>".repeat(1_000_001) + "</rss>");
    }

    private DeadLetter assertRefused(String error, String xml) throws IOException {
        var letter = Collected.from(write(xml)).letter();
        assertTrue(letter.error().startsWith(error), letter.error());
        return letter;
    }

    private Path write(String xml) throws IOException {
        return Files.write(folder.resolve("desk.xml"), xml.getBytes(StandardCharsets.UTF_8));
    }
}
