package io.copytaster.ingest.format.ninjs;

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

class NinjsTest {
    @TempDir
    Path folder;

    @Test
    void readsADocument() throws IOException {
        var article =
                read("""
                        {
                          "uri": "urn:x:1", "type": "text", "version": "2", "versioncreated": "2015-09-17T08:00:00Z",
                          "firstcreated": "2015-09-17T07:00:00Z", "pubstatus": "usable", "urgency": 3, "language": "en",
                          "headline": "Tanks &amp; guns", "byline": "A. Writer", "slugline": "tanks",
                          "body_html": "<p>One.</p><p>Two.</p>", "description_text": "Teaser",
                          "provider": "Pelham", "subject": [{"name": "war"}, {"code": "x"}], "embargoed": "2015-09-18T00:00:00Z"
                        }
                        """)
                        .article();

        assertEquals("Pelham:urn:x:1", article.getId());
        assertEquals(2, article.getVersion());
        assertEquals("Tanks & guns", article.getTitle());
        assertEquals("One.\n\nTwo.", article.getText());
        assertEquals("A. Writer", article.getByline());
        assertEquals(Instant.parse("2015-09-17T07:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2015-09-18T00:00:00Z"), article.getEmbargoedUntil());
        assertEquals("war", article.getAttributes().get("category"));
        assertEquals("3", article.getAttributes().get("urgency"));
    }

    @Test
    void publishesNothingWhoseStatusOrEmbargoIsNotUnderstood() throws IOException {
        var collected = read("[{\"uri\":\"urn:1\",\"body_text\":\"t\",\"pubstatus\":[\"canceled\"]},"
                + "{\"uri\":\"urn:2\",\"body_text\":\"t\",\"embargoed\":{\"until\":\"2030-01-01T00:00:00Z\"}},"
                + "{\"uri\":\"urn:3\",\"body_text\":\"t\",\"pubstatus\":null,\"embargoed\":null,\"version\":3.0}]");

        assertEquals(1, collected.articles.size());
        assertEquals(3, collected.articles.get(0).getVersion());
        assertTrue(collected.letter(0).startsWith("bad-status: "), collected.letter(0));
        assertTrue(collected.letter(1).startsWith("bad-embargo: "), collected.letter(1));
    }

    @Test
    void readsVersionTwoAndThree() throws IOException {
        var article =
                read("[{\"uri\":\"urn:x:2\",\"pubstatus\":\"canceled\",\"headlines\":[{\"role\":\"main\",\"value\":\"H\"}],"
                                + "\"bodies\":[{\"contenttype\":\"text/html\",\"value\":\"<p>A</p>\"},{\"value\":\"AB\"}]}]")
                        .article();

        assertEquals("H", article.getTitle());
        assertEquals("AB", article.getText());
        assertEquals(PublicationStatus.CANCELED, article.getStatus());
        assertEquals(0, article.getVersion());
    }

    @Test
    void readsDocumentsOnALineEach() throws IOException {
        String line = "{\"uri\":\"urn:x:1\",\"versioncreated\":\"2015-09-17T08:00:00Z\",\"body_text\":\"a\"}\n";

        assertEquals(
                List.of(folder.getFileName() + ":urn:x:1", folder.getFileName() + ":urn:x:2"),
                read(line + line.replace("x:1", "x:2")).ids());
    }

    @Test
    void rejectsWhatSaysNothing() throws IOException {
        assertTrue(read("{\"uri\":\"urn:x:1\",\"pubstatus\":\"usable\"}")
                .letter()
                .error()
                .startsWith("no-text"));
        assertTrue(read("{\"uri\":\"urn:x:1\",\"pubstatus\":\"perhaps\"}")
                .letter()
                .error()
                .startsWith("bad-status"));
    }

    private Collected read(String json) throws IOException {
        return Collected.from(Files.write(folder.resolve("1.json"), json.getBytes(StandardCharsets.UTF_8)));
    }
}
