package io.copytaster.ingest.format.nitf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.copytaster.ingest.Collected;
import io.copytaster.schemas.PublicationStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NitfTest {
    private static final Instant ISSUED = Instant.parse("2015-09-17T08:00:00Z");

    @TempDir
    Path folder;

    @Test
    void readsAStory() throws IOException {
        var article = read("management-status=\"usable\"", "<correction info=\"name\" id-string=\"p-0\"/>")
                .article();

        assertEquals("pelham:p-1", article.getId());
        assertEquals("Tanks at the border", article.getTitle());
        assertEquals("One.\n\nTwo.", article.getText());
        assertEquals("A. Writer", article.getByline());
        assertEquals("TALLINN, Sept 17", article.getAttributes().get("dateline"));
        assertEquals(ISSUED, article.getPublishedAt());
        assertEquals(ISSUED.toEpochMilli(), article.getVersion());
        assertEquals("correction", article.getAttributes().get("signal"));
        assertEquals("p-0", article.getAttributes().get("corrects"));
        assertEquals("war, tanks", article.getAttributes().get("category"));
        assertEquals("3", article.getAttributes().get("urgency"));
    }

    @ParameterizedTest
    @CsvSource({"usable, USABLE", "withheld, WITHHELD", "embargoed, WITHHELD", "cancelled, CANCELED"})
    void readsTheStatus(String written, PublicationStatus status) throws IOException {
        var article = read("management-status=\"" + written + "\"", "").article();

        assertEquals(status, article.getStatus());
        assertNull(article.getEmbargoedUntil());
    }

    @Test
    void holdsAStoryUntilItsRelease() throws IOException {
        var article = read("", "<date.release norm=\"20150918T060000Z\"/>").article();

        assertEquals(Instant.parse("2015-09-18T06:00:00Z"), article.getEmbargoedUntil());
    }

    @Test
    void countsVersionsByTheKeyOfTheStory() throws IOException {
        var article = read("", "<du-key generation=\"1\" version=\"3\" key=\"tanks\"/>")
                .article();

        assertEquals(3, article.getVersion());
        assertEquals("tanks", article.getAttributes().get("slug"));
    }

    private Collected read(String management, String data) throws IOException {
        String xml =
                """
                <!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
                <nitf><head><title>Tanks</title><docdata MANAGEMENT><doc-id regsrc="pelham" id-string="p-1"/>
                <urgency ed-urg="3"/><date.issue norm="20150917T100000+0200"/>DATA<key-list><keyword key="war"/>
                <keyword key="tanks"/></key-list></docdata></head><body><body.head><hedline><hl1>Tanks at the <em>border</em></hl1>
                <hl2>Seven of them</hl2></hedline><byline>By <person>A. Writer</person><byttl>Desk</byttl></byline>
                <dateline><location>TALLINN</location>, <story.date>Sept 17</story.date></dateline></body.head><body.content>
                <block><p>One.</p><media media-type="image"><media-reference source="a.jpg"/></media><p>Two.</p></block></body.content></body></nitf>
                """
                        .replace("MANAGEMENT", management)
                        .replace("DATA", data);
        return Collected.from(Files.write(folder.resolve("1.xml"), xml.getBytes(StandardCharsets.UTF_8)));
    }
}
