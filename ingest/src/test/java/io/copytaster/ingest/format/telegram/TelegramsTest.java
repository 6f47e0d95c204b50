package io.copytaster.ingest.format.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.schemas.PublicationStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramsTest {
    private static final String ANPA = "\u0016\u0016\u0001a0421\u001f\n"
            + "r i\u0014\u0012 bc-ML--Sinai-Sweep,EDITION 09-17 0234\r\n\u0002"
            + "^Army says 55 killed in Sinai<\n^By A. WRITER=<\n^Pelham Wire<\n"
            + "   CAIRO (PW) _ The army killed 55\nmilitants, it said.\n   It lost two men.\n\u0003"
            + "PW-WF-09-17-15 0803GMT\r\n\u0004";
    private static final String IPTC = "\u0001dpa0421 4 pl 156 Sinai\r\n\u0002\r\nArmy says 55 killed\r\n\r\n"
            + "   Cairo (dpa) - The army killed 55\r\nmilitants, it said.\r\n\r\n   It lost two men.\r\n\u0003170803 GMT Sep 15\u0004";

    @TempDir
    Path folder;

    @Test
    void readsAnpa1312() throws IOException {
        var article = read(ANPA.replace(",EDITION", "")).article();

        assertEquals("PW:ML--Sinai-Sweep:2015-09-17", article.getId());
        assertEquals("Army says 55 killed in Sinai", article.getTitle());
        assertEquals("By A. WRITER", article.getByline());
        assertEquals(
                "Pelham Wire\n\nCAIRO (PW) _ The army killed 55 militants, it said.\n\nIt lost two men.",
                article.getText());
        assertEquals(Instant.parse("2015-09-17T08:03:00Z"), article.getPublishedAt());
        assertEquals(article.getPublishedAt().toEpochMilli(), article.getVersion());
        assertEquals("i", article.getAttributes().get("category"));
        assertEquals("r", article.getAttributes().get("urgency"));
        assertEquals("a0421", article.getAttributes().get("transmission"));
    }

    @Test
    void knowsALaterLeadForTheSameStory() throws IOException {
        var collected = read(ANPA.replace(",EDITION", "")
                + ANPA.replace("EDITION", "1st Ld-Writethru").replace("0803GMT", "0900GMT"));

        assertEquals(collected.ids().get(0), collected.ids().get(1));
        assertTrue(collected.articles.get(0).getVersion()
                < collected.articles.get(1).getVersion());
        assertEquals(
                "1st Ld-Writethru", collected.articles.get(1).getAttributes().get("edition"));
    }

    @Test
    void readsKillsAndCorrections() throws IOException {
        var killed = read(ANPA.replace("EDITION", "BULLETIN KILL")).article();
        assertEquals(PublicationStatus.CANCELED, killed.getStatus());
        assertEquals("PW:ML--Sinai-Sweep:2015-09-17", killed.getId());

        var corrected =
                read(ANPA.replace("EDITION", "2nd Ld-Writethru, Correction")).article();
        assertEquals(PublicationStatus.USABLE, corrected.getStatus());
        assertEquals("correction", corrected.getAttributes().get("signal"));
    }

    @Test
    void takesAMessageThatEndsWithItsTransmissionAlone() throws IOException {
        assertEquals(
                1,
                read(IPTC.substring(0, IPTC.indexOf('\u0003')) + '\u0004')
                        .articles
                        .size());
    }

    @Test
    void refusesAMessageOfWhichOnlyTheBeginningCame() throws IOException {
        String cut = IPTC.substring(0, IPTC.indexOf("It lost"));

        var collected = read(IPTC + cut);

        assertEquals(1, collected.articles.size());
        assertEquals(
                "broken-telegram: the message breaks off before the end of its text (ETX); deliver it again, whole",
                collected.letter(0));
        assertTrue(Collected.text(collected.letters.get(0)).startsWith("\u0001dpa0421 4 pl"));
        assertTrue(read(cut).letter().error().startsWith("broken-telegram: "));
    }

    @Test
    void readsIptc7901() throws IOException {
        var article = read(IPTC).article();

        assertEquals("dpa:dpa0421:2015-09-17", article.getId());
        assertEquals("Army says 55 killed", article.getTitle());
        assertEquals("Cairo (dpa) - The army killed 55 militants, it said.\n\nIt lost two men.", article.getText());
        assertEquals(Instant.parse("2015-09-17T08:03:00Z"), article.getPublishedAt());
        assertEquals("pl", article.getAttributes().get("category"));
        assertEquals("4", article.getAttributes().get("urgency"));
    }

    @Test
    void killsTheMessageThatAKillNames() throws IOException {
        var collected =
                read(IPTC + IPTC.replace("dpa0421", "dpa0500").replace("Army says", "KILL dpa 0421: Army says"));

        assertEquals(List.of("dpa:dpa0421:2015-09-17", "dpa:dpa0421:2015-09-17"), collected.ids());
        assertEquals(PublicationStatus.CANCELED, collected.articles.get(1).getStatus());
    }

    @Test
    void saysThatATelegramHasNoText() throws IOException {
        assertTrue(read("\u0001dpa0421 4 pl 156\r\n").letter().error().startsWith("broken-telegram: "));
    }

    private Collected read(String telegram) throws IOException {
        return Collected.from(Files.write(folder.resolve("1.txt"), telegram.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
