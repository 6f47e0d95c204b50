package io.copytaster.ingest.format.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.copytaster.ingest.Collected;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.PublicationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a line say. */
class ArticleLineTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryFieldOfALine() throws IOException {
        var article = lines(
                        """
                        {"id":"a1","source":"wire","guid":"g","url":"http://x/1","title":"T","text":"Body","language":"en",\
                        "byline":"By A","version":3,"status":"withheld","publishedAt":"2024-05-01T10:00:00+02:00",\
                        "versionCreatedAt":"Wed, 01 May 2024 09:00:00 GMT","embargoedUntil":"2024-05-02T00:00:00Z",\
                        "attributes":{"slug":"BC-X","urgency":4},"unknown":[{"a":1}]}
                        """)
                .article();

        assertEquals("a1", article.getId());
        assertEquals("wire", article.getSource());
        assertEquals("g", article.getGuid());
        assertEquals("http://x/1", article.getUrl());
        assertEquals("T", article.getTitle());
        assertEquals("Body", article.getText());
        assertEquals("en", article.getLanguage());
        assertEquals("By A", article.getByline());
        assertEquals(3, article.getVersion());
        assertEquals(PublicationStatus.WITHHELD, article.getStatus());
        assertEquals(Instant.parse("2024-05-01T08:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2024-05-01T09:00:00Z"), article.getVersionCreatedAt());
        assertEquals(Instant.parse("2024-05-02T00:00:00Z"), article.getEmbargoedUntil());
        assertEquals(Collected.NOW, article.getReceivedAt());
        assertEquals(Map.of("slug", "BC-X", "urgency", "4"), article.getAttributes());
    }

    @Test
    void needsNoMoreThanIdAndText() throws IOException {
        var article = lines("{\"id\":\"a\",\"text\":\"b\"}").article();

        assertEquals("wire", article.getSource(), "the file's name without extensions");
        assertEquals(1, article.getVersion());
        assertEquals(PublicationStatus.USABLE, article.getStatus());
        assertNull(article.getTitle());
        assertNull(article.getPublishedAt());
    }

    @Test
    void takesBackWhatADryRunPrints() throws IOException {
        var first = lines(
                        "{\"id\":\"a\",\"text\":\"b\",\"status\":\"canceled\",\"publishedAt\":\"2024-05-01T10:00:00Z\"}")
                .article();

        var second = lines(ArticleJson.line(first)).article();

        assertEquals(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "usable,USABLE",
        "Usable,USABLE",
        "stat:usable,USABLE",
        "WITHHELD,WITHHELD",
        "canceled,CANCELED",
        "Cancelled,CANCELED",
        "killed,CANCELED",
        "KILL,CANCELED",
        "stat:canceled,CANCELED"
    })
    void knowsTheUsualSpellingsOfAStatus(String spelling, PublicationStatus status) throws IOException {
        assertEquals(
                status,
                lines("{\"id\":\"a\",\"text\":\"b\",\"status\":\"" + spelling + "\"}")
                        .article()
                        .getStatus());
    }

    @Test
    void letsACancelComeWithoutTextAndVersion() throws IOException {
        var article = lines("{\"id\":\"a\",\"status\":\"cancelled\"}").article();

        assertEquals(PublicationStatus.CANCELED, article.getStatus());
        assertEquals("", article.getText());
        assertEquals(0, article.getVersion());
    }

    @Test
    void keepsTheVersionOfACancelThatHasOne() throws IOException {
        assertEquals(
                4,
                lines("{\"id\":\"a\",\"status\":\"kill\",\"version\":4}")
                        .article()
                        .getVersion());
    }

    @Test
    void letsNothingKeepACancelFromComing() throws IOException {
        var article = lines("{\"id\":\"a\",\"embargoedUntil\":\"tomorrow\",\"status\":\"kill\"}")
                .article();

        assertEquals(PublicationStatus.CANCELED, article.getStatus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "01/05/2024", "1714557600", "2024-02-31T10:00:00Z"})
    void neverGuessesADate(String written) throws IOException {
        var collected = lines("{\"id\":\"a\",\"text\":\"b\",\"publishedAt\":\"" + written + "\"}");

        assertNull(collected.article().getPublishedAt());
        assertEquals(written, collected.article().getAttributes().get("publishedAt.unparsed"));
        assertEquals(1, collected.report().total().undated());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01,                2024-05-01T00:00:00Z",
        "2024-05-01T10:00:00,       2024-05-01T10:00:00Z",
        "2024-05-01 10:00:00.250,   2024-05-01T10:00:00.250Z",
        "'Wed, 01 May 2024 10:00:00', 2024-05-01T10:00:00Z"
    })
    void takesADateWithoutAZoneForUtcAndSaysSo(String written, Instant date) throws IOException {
        var article = lines("{\"id\":\"a\",\"text\":\"b\",\"publishedAt\":\"" + written + "\"}")
                .article();

        assertEquals(date, article.getPublishedAt());
        assertEquals("assumed", article.getAttributes().get("publishedAt.zone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "\"3\"", "\" 3 \"", "3e0"})
    void takesAWholeNumberForAVersionHoweverItIsWritten(String written) throws IOException {
        assertEquals(
                3,
                lines("{\"id\":\"a\",\"text\":\"b\",\"version\":" + written + "}")
                        .article()
                        .getVersion());
    }

    @Test
    void takesAnEmptyFieldForOneThatIsNotThere() throws IOException {
        var article = lines("{\"id\":\"a\",\"text\":\"b\",\"source\":\"\",\"version\":\"\",\"status\":\"\","
                        + "\"publishedAt\":\"\",\"embargoedUntil\":\" \"}")
                .article();

        assertEquals("wire", article.getSource());
        assertEquals(1, article.getVersion());
        assertEquals(PublicationStatus.USABLE, article.getStatus());
        assertNull(article.getPublishedAt());
        assertNull(article.getEmbargoedUntil());
    }

    private Collected lines(String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve("wire.jsonl"), text));
    }
}
