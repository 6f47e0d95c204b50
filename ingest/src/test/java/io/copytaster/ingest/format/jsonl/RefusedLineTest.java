package io.copytaster.ingest.format.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no articles, and what is said of them. */
class RefusedLineTest {
    @TempDir
    Path folder;

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

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":\"a\",\"text\":\"b\"", "{\"id\":\"a\",\"version\":NaN}", "{\"id\":\"a\",\"text\":tru}"})
    void saysWhatIsWrongWithALineWithoutWordsForProgrammers(String line) throws IOException {
        String error = lines(line).letter().error();

        assertTrue(error.startsWith("not-json: no JSON object: "), error);
        assertFalse(error.contains("Source") || error.contains("Feature"), error);
    }

    private Collected lines(String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve("wire.jsonl"), text));
    }
}
