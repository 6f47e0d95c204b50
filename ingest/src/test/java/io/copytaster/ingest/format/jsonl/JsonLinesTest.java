package io.copytaster.ingest.format.jsonl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.PublicationStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not-json     | wire.jsonl:1 | what is this",
                "not-json     | wire.jsonl:1 | [1,2]",
                "not-json     | a            | {\"id\":\"a\",\"text\":\"cut of",
                "not-json     | a            | {\"id\":\"a\",\"text\":\"b\"} more",
                "no-id        | wire.jsonl:1 | {\"text\":\"b\"}",
                "no-id        | wire.jsonl:1 | {\"id\":\" \",\"text\":\"b\"}",
                "no-text      | a            | {\"id\":\"a\"}",
                "no-text      | a            | {\"id\":\"a\",\"text\":null}",
                "no-text      | a            | {\"id\":\"a\",\"text\":\" \\n\"}",
                "bad-field    | a            | {\"id\":\"a\",\"text\":[\"b\"]}",
                "bad-field    | a            | {\"id\":\"a\",\"text\":\"b\",\"attributes\":\"x\"}",
                "bad-status   | a            | {\"id\":\"a\",\"text\":\"b\",\"status\":\"gone\"}",
                "bad-version  | a            | {\"id\":\"a\",\"text\":\"b\",\"version\":0}",
                "bad-version  | a            | {\"id\":\"a\",\"text\":\"b\",\"version\":-1}",
                "bad-version  | a            | {\"id\":\"a\",\"text\":\"b\",\"version\":1.5}",
                "bad-version  | a            | {\"id\":\"a\",\"text\":\"b\",\"version\":\"two\"}",
                "bad-version  | a            | {\"id\":\"a\",\"text\":\"b\",\"version\":99999999999999999999}",
                "bad-embargo  | a            | {\"id\":\"a\",\"text\":\"b\",\"embargoedUntil\":\"tomorrow\"}",
            })
    void rejectsALineThatIsNoArticle(String reason, String key, String line) throws IOException {
        var collected = lines(line);

        var letter = collected.letter();
        assertEquals(key, letter.keyText());
        assertEquals(line, Collected.text(letter));
        assertEquals("ingest", letter.stage());
        assertEquals(folder.resolve("wire.jsonl") + ":1", letter.input());
        assertTrue(letter.error().startsWith(reason + ": "), letter.error());
        assertEquals(Map.of(reason, 1L), collected.report().total().rejected());
    }

    @Test
    void saysWhatALineLacksAndWhatToDo() throws IOException {
        var collected = lines("{\"text\":\"b\"}\n{\"id\":\"a\"}");

        assertEquals(
                List.of(
                        "no-id: it has no id; give it a field \"id\" that lasts over all versions of the article",
                        "no-text: it has no text; give it a field \"text\" with the words of the article"),
                collected.letters.stream().map(letter -> letter.error()).toList());
    }

    @Test
    void rejectsNamesTooLongForAKeyAndQuotesThemBriefly() throws IOException {
        String name = "n".repeat(10_000);

        var collected = lines("{\"id\":\"" + name + "\",\"text\":\"b\"}\n{\"id\":\"a\",\"text\":\"b\",\"source\":\""
                + name + "\"}\n{\"id\":\"a\",\"text\":\"b\",\"status\":\"" + name + "\"}");

        assertEquals(
                List.of("wire"),
                collected.report().sources().stream().map(s -> s.source()).toList());
        assertEquals(
                Map.of("no-id", 1L, "bad-field", 1L, "bad-status", 1L),
                collected.report().total().rejected());
        assertTrue(collected.letters.stream().allMatch(letter -> letter.error().length() < 600));
    }

    @Test
    void goesOnAfterABadLine() throws IOException {
        var collected = lines("{\"id\":\"a\",\"text\":\"b\"}\n\nbad\r\n{\"id\":\"c\",\"text\":\"d\"}\r\n");

        assertEquals(List.of("a", "c"), collected.ids());
        assertEquals("wire.jsonl:3", collected.letters.get(0).keyText());
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

    @Test
    void letsNothingKeepACancelFromComing() throws IOException {
        var article = lines("{\"id\":\"a\",\"embargoedUntil\":\"tomorrow\",\"status\":\"kill\"}")
                .article();

        assertEquals(PublicationStatus.CANCELED, article.getStatus());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":\"a\",\"text\":\"b\"", "{\"id\":\"a\",\"version\":NaN}", "{\"id\":\"a\",\"text\":tru}"})
    void saysWhatIsWrongWithALineWithoutWordsForProgrammers(String line) throws IOException {
        String error = lines(line).letter().error();

        assertTrue(error.startsWith("not-json: no JSON object: "), error);
        assertFalse(error.contains("Source") || error.contains("Feature"), error);
    }

    @Test
    void rejectsBytesThatAreNoUtf8() throws IOException {
        var line = new ByteArrayOutputStream();
        line.writeBytes("{\"id\":\"a\",\"text\":\"caf".getBytes(StandardCharsets.UTF_8));
        line.write(0xe9);
        line.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        var letter = file("wire.jsonl", line.toByteArray()).letter();

        assertArrayEquals(line.toByteArray(), letter.value());
        assertEquals("invalid-utf8: no valid UTF-8 at byte 21 of the line; convert it to UTF-8", letter.error());
    }

    @Test
    void rejectsAnArticleThatNoTopicTakesAndGoesOn() throws IOException {
        String large = "{\"id\":\"big\",\"text\":\"" + "x".repeat(20 << 20) + "\"}";

        var collected = lines(large + "\n{\"id\":\"small\",\"text\":\"b\"}");

        assertEquals(List.of("small"), collected.ids());
        var letter = collected.letters.get(0);
        assertEquals("big", letter.keyText());
        assertEquals(large.length(), letter.value().length);
        assertEquals(Map.of("too-large", 1L), collected.report().total().rejected());
    }

    @Test
    void recognisesJsonLinesAndGzipByTheirContent() throws IOException {
        assertEquals(
                "a",
                file("wire", Packed.gzip("{\"id\":\"a\",\"text\":\"b\"}\n"))
                        .article()
                        .getId());
        assertEquals(
                "a",
                file("other.txt", bytes("\ufeff { \"id\":\"a\",\"text\":\"b\"}\n"))
                        .article()
                        .getId());
    }

    @Test
    void takesTheLinesBeforeGzipDataEndsEarly() throws IOException {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"text\":\"")
                    .append(random.nextLong())
                    .append("\"}\n");
        }
        byte[] packed = Packed.gzip(text.toString());

        var collected = file("wire.jsonl.gz", Arrays.copyOf(packed, packed.length - 2000));

        assertTrue(collected.articles.size() > 1000, "articles before the end: " + collected.articles.size());
        assertEquals(1, collected.letters.size());
        assertEquals(
                folder.getFileName() + ":wire.jsonl.gz",
                collected.letters.get(0).keyText());
        assertEquals(Map.of("broken-gzip", 1L), collected.report().total().rejected());
        assertTrue(collected
                .letters
                .get(0)
                .error()
                .contains("line " + (collected.articles.size() + 1) + ": its gzip data ends early"));
    }

    @Test
    void countsUnderTheSourceThatALineNames() throws IOException {
        var report = lines("{\"id\":\"a\",\"text\":\"b\",\"source\":\"x\"}\n{\"id\":\"c\",\"source\":\"x\"}\nbad")
                .report();

        assertEquals(
                List.of("wire", "x"),
                report.sources().stream().map(s -> s.source()).toList());
        var x = report.sources().get(1);
        assertEquals(2, x.seen());
        assertEquals(1, x.sent());
        assertEquals(Map.of("no-text", 1L), x.rejected());
        assertEquals(3, report.total().seen());
    }

    private Collected lines(String text) throws IOException {
        return file("wire.jsonl", bytes(text));
    }

    private Collected file(String name, byte[] bytes) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
