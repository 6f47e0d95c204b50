package io.copytaster.ingest.format.newsml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMlG2Test {
    private static final String META =
            "<provider qcode=\"nprov:Pelham\"/><versionCreated>2015-09-17T10:00:00+02:00</versionCreated>"
                    + "<firstCreated>2015-09-17T09:00:00+02:00</firstCreated>";
    private static final String BODY =
            "<contentMeta><headline>Tanks at the border</headline></contentMeta><contentSet><inlineData>Seven tanks."
                    + "</inlineData></contentSet>";

    @TempDir
    Path folder;

    @Test
    void readsAStoryInNitf() throws IOException {
        var article = read(item(
                        META
                                + "<pubStatus qcode=\"stat:usable\"/><edNote>Adds quote</edNote><signal qcode=\"sig:correction\"/>",
                        "<contentMeta><urgency>3</urgency><by>By A. Writer</by><dateline>TALLINN</dateline>"
                                + "<language tag=\"et\"/><slugline>tanks</slugline><subject qcode=\"medtop:1\"><name>war</name>"
                                + "</subject><subject qcode=\"x:arms\"/><headline>Tanks at the\n border</headline></contentMeta>"
                                + "<contentSet><inlineXML contenttype=\"application/nitf+xml\"><n:nitf xmlns:n=\"http://iptc.org/"
                                + "std/NITF/2006-10-18/\"><n:body><n:body.head><n:hedline><n:hl1>Other</n:hl1></n:hedline>"
                                + "</n:body.head><n:body.content><n:p>One.</n:p><n:p>Two.</n:p></n:body.content></n:body>"
                                + "</n:nitf></inlineXML></contentSet>"))
                .article();

        assertEquals("Pelham:urn:newsml:x:1", article.getId());
        assertEquals("Pelham", article.getSource());
        assertEquals(4, article.getVersion());
        assertEquals(PublicationStatus.USABLE, article.getStatus());
        assertEquals("Tanks at the border", article.getTitle());
        assertEquals("One.\n\nTwo.", article.getText());
        assertEquals("By A. Writer", article.getByline());
        assertEquals("et", article.getLanguage());
        assertEquals(Instant.parse("2015-09-17T07:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2015-09-17T08:00:00Z"), article.getVersionCreatedAt());
        assertEquals("war, arms", article.getAttributes().get("category"));
        assertEquals("sig:correction", article.getAttributes().get("signal"));
        assertEquals("Adds quote", article.getAttributes().get("ednote"));
        assertEquals("TALLINN", article.getAttributes().get("dateline"));
        assertEquals("tanks", article.getAttributes().get("slug"));
    }

    @ParameterizedTest
    @CsvSource({
        "qcode=\"stat:usable\", USABLE",
        "qcode=\"stat:withheld\", WITHHELD",
        "qcode=\"stat:canceled\", CANCELED",
        "qcode=\"pubst:Cancelled\", CANCELED",
        "literal=\"KILL\", CANCELED",
        "uri=\"http://cv.iptc.org/newscodes/pubstatusg2/canceled\", CANCELED"
    })
    void readsTheStatusInEverySpelling(String attribute, PublicationStatus status) throws IOException {
        var article = read(item(META + "<pubStatus " + attribute + "/>", BODY)).article();

        assertEquals(status, article.getStatus());
        assertEquals(4, article.getVersion());
    }

    @Test
    void cancelsWithoutText() throws IOException {
        var article =
                read(item(META + "<pubStatus qcode=\"stat:canceled\"/>", "")).article();

        assertEquals(PublicationStatus.CANCELED, article.getStatus());
        assertEquals("", article.getText());
    }

    @Test
    void leavesOutTheHeadOfAPage() throws IOException {
        String page =
                "<contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Tanks</title></head>"
                        + "<body><p>Seven tanks came.</p></body></html></inlineXML></contentSet>";

        assertEquals("Seven tanks came.", read(item(META, page)).article().getText());
    }

    @Test
    void cancelsWhateverTheEmbargoSays() throws IOException {
        var article = read(item(META + "<embargoed>soon</embargoed><pubStatus qcode=\"stat:canceled\"/>", ""))
                .article();

        assertEquals(PublicationStatus.CANCELED, article.getStatus());
    }

    @Test
    void keepsAnEmbargo() throws IOException {
        var dated = read(item(META + "<embargoed>2015-09-18T00:00:00Z</embargoed>", BODY))
                .article();
        assertEquals(Instant.parse("2015-09-18T00:00:00Z"), dated.getEmbargoedUntil());
        assertEquals(PublicationStatus.USABLE, dated.getStatus());

        var open = read(item(META + "<embargoed/>", BODY)).article();
        assertNull(open.getEmbargoedUntil());
        assertEquals(PublicationStatus.WITHHELD, open.getStatus());
    }

    @Test
    void publishesNothingThatItDoesNotUnderstand() throws IOException {
        assertTrue(read(item(META + "<pubStatus qcode=\"stat:maybe\"/>", BODY))
                .letter()
                .error()
                .startsWith("bad-status"));
        assertTrue(read(item(META + "<embargoed>soon</embargoed>", BODY))
                .letter()
                .error()
                .startsWith("bad-embargo"));
        assertTrue(read(item(META, "")).letter().error().startsWith("no-text"));
    }

    @Test
    void readsEveryItemOfAMessage() throws IOException {
        var collected = read("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>"
                + item(META, BODY)
                + "<conceptItem guid=\"c\"><concept><name>War</name></concept></conceptItem>"
                + item(META, BODY)
                        .replace(":x:1", ":x:2")
                        .replace("<inlineData>", "<inlineData contenttype=\"text/html\">")
                        .replace("Seven tanks.", "&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;")
                + "</itemSet></newsMessage>");

        assertEquals(List.of("Pelham:urn:newsml:x:1", "Pelham:urn:newsml:x:2"), collected.ids());
        assertEquals("A\n\nB", collected.articles.get(1).getText());
    }

    @Test
    void takesTheCaptionOfAPictureForItsText() throws IOException {
        var article = read(item(
                        META,
                        "<contentMeta><headline>Jet</headline><description role=\"x:caption\">A jet lands.</description>"
                                + "</contentMeta><contentSet><remoteContent href=\"a.jpg\"/></contentSet>"))
                .article();

        assertEquals("A jet lands.", article.getText());
    }

    @Test
    void saysThatKnowledgeIsNoNews() throws IOException {
        var letter = read("<conceptItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"c\"/>")
                .letter();

        assertTrue(letter.error().startsWith("no-article: is NewsML-G2 without news"), letter.error());
    }

    private static String item(String meta, String content) {
        return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:newsml:x:1\" version=\"4\" xml:lang=\"en\">"
                + "<itemMeta><itemClass qcode=\"ninat:text\"/>" + meta + "</itemMeta>" + content + "</newsItem>";
    }

    private Collected read(String xml) throws IOException {
        return Collected.from(Files.write(folder.resolve("1.xml"), xml.getBytes(StandardCharsets.UTF_8)));
    }
}
