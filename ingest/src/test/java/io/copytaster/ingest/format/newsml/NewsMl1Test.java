package io.copytaster.ingest.format.newsml;

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

class NewsMl1Test {
    @TempDir
    Path folder;

    @Test
    void readsAStory() throws IOException {
        var article = read(document("<Status FormalName=\"Usable\"/>")).article();

        assertEquals("PELHAM:urn:newsml:pelham.example:20150917:tanks", article.getId());
        assertEquals(3, article.getVersion());
        assertEquals("Tanks at the border", article.getTitle());
        assertEquals("One.\n\nTwo.", article.getText());
        assertEquals("A. Writer", article.getByline());
        assertEquals("en", article.getLanguage());
        assertEquals(Instant.parse("2015-09-17T06:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2015-09-17T07:30:00Z"), article.getVersionCreatedAt());
        assertEquals("TALLINN", article.getAttributes().get("dateline"));
        assertEquals("11000000, 16000000", article.getAttributes().get("category"));
        assertEquals("text/vnd.iptc.newsml", article.getMediaType());
    }

    @ParameterizedTest
    @CsvSource({
        "<Status FormalName=\"Usable\"/>, USABLE",
        "<Status FormalName=\"Withheld\"/>, WITHHELD",
        "<Status FormalName=\"Embargoed\"/>, WITHHELD",
        "<Status FormalName=\"Canceled\"/>, CANCELED",
        "<Status FormalName=\"Usable\"/><Instruction FormalName=\"Kill\"/>, CANCELED"
    })
    void readsTheStatus(String management, PublicationStatus status) throws IOException {
        var article = read(document(management)).article();

        assertEquals(status, article.getStatus());
        assertNull(article.getEmbargoedUntil());
    }

    @Test
    void readsWhenAnEmbargoEnds() throws IOException {
        var article = read(document(
                        "<Status FormalName=\"Embargoed\"/><StatusWillChange><FutureStatus FormalName=\"Usable\"/>"
                                + "<DateAndTime>20150918T000000+0200</DateAndTime></StatusWillChange>"))
                .article();

        assertEquals(Instant.parse("2015-09-17T22:00:00Z"), article.getEmbargoedUntil());
        assertEquals(PublicationStatus.USABLE, article.getStatus());
    }

    @Test
    void unpacksTextInBase64() throws IOException {
        var article = read(document("<Status FormalName=\"Usable\"/>")
                        .replaceFirst(
                                "(?s)<DataContent>.*</DataContent>",
                                "<Encoding Notation=\"Base64\"><DataContent>"
                                        + "U2V2ZW4gdGFua3Mu</DataContent></Encoding>"))
                .article();

        assertEquals("Seven tanks.", article.getText());
    }

    private static String document(String management) {
        return """
                <?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">
                <NewsML><NewsEnvelope><DateAndTime>20150917T073000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="en">
                <Identification><NewsIdentifier><ProviderId>pelham.example</ProviderId><DateId>20150917</DateId>
                <NewsItemId>tanks</NewsItemId><RevisionId PreviousRevision="2" Update="U">3</RevisionId>
                <PublicIdentifier>urn:newsml:pelham.example:20150917:tanks:3U</PublicIdentifier></NewsIdentifier></Identification>
                <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20150917T080000+0200</FirstCreated>
                <ThisRevisionCreated>20150917T073000Z</ThisRevisionCreated>MANAGEMENT</NewsManagement>
                <NewsComponent><NewsLines><HeadLine>Tanks at the border</HeadLine><ByLine>A. Writer</ByLine>
                <DateLine>TALLINN</DateLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="PELHAM"/></Provider>
                </AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/><SubjectCode>
                <Subject FormalName="11000000"/><Subject FormalName="16000000"/></SubjectCode></DescriptiveMetadata>
                <ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>One.</p><p>Two.</p>
                </body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
                """
                .replace("MANAGEMENT", management);
    }

    private Collected read(String xml) throws IOException {
        return Collected.from(Files.write(folder.resolve("1.xml"), xml.getBytes(StandardCharsets.UTF_8)));
    }
}
