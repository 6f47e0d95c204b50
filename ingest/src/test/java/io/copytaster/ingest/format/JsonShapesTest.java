package io.copytaster.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as people and programs write it: on one line for each article, or over several. */
class JsonShapesTest {
    private static final List<String> NAMES = List.of("a.json", "a.jsonl", "a.ndjson", "a", "a.txt");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"text\":\"b\"}\n{\"id\":\"c\",\"text\":\"d\"}\n",
                "{\"id\":\"a\",\n\"text\":\"b\"}\n{\"id\":\"c\",\n\"text\":\"d\"}\n",
                "{\n  \"id\": \"a\",\n  \"text\": \"b\"\n}\n{\n  \"id\": \"c\",\n  \"text\": \"d\"\n}\n",
                "[{\"id\":\"a\",\"text\":\"b\"},{\"id\":\"c\",\"text\":\"d\"}]",
                "[\n{\"id\":\"a\",\"text\":\"b\"},\n{\"id\":\"c\",\"text\":\"d\"}\n]\n",
                "[{\"id\":\"a\",\"text\":\"b\"}]\n[{\"id\":\"c\",\"text\":\"d\"}]\n",
                "[\n  {\n    \"id\": \"a\",\n    \"text\": \"b\"\n  },\n  {\n    \"id\": \"c\",\n    \"text\": \"d\"\n  }\n]",
            })
    void isReadHoweverItsLinesAreBroken(String json) throws IOException {
        for (String name : NAMES) {
            assertEquals(List.of("a", "c"), file(name, json).ids(), name);
        }
    }

    @Test
    void isReadWhenItIsLongerThanWhatIsLookedAt() throws IOException {
        String text = "x".repeat(10_000);
        String list = IntStream.range(0, 500)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"text\":\"b\"}")
                .collect(Collectors.joining(",\n", "[\n", "\n]"));

        assertEquals(500, file("a.jsonl", list).articles.size());
        assertEquals(
                List.of("a"),
                file("b.jsonl", "{\"id\":\"a\",\n\"attributes\":{\"k\":true},\n\"text\":\"" + text + "\"}")
                        .ids());
        assertEquals(
                List.of("a", "b"),
                file("c", "{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\",\"text\":\"c\"}")
                        .ids());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"text\":\"cut of\n{\"id\":\"b\",\"text\":\"c\"}\n",
                "{\"id\":\"a\",\n{\"id\":\"b\",\"text\":\"c\"}\n",
                "{\"id\":\"a\",\"text\":tru}\n{\"id\":\"b\",\"text\":\"c\"}\n",
                "[{\"id\":\"a\",\"text\":\"b\"\n{\"id\":\"b\",\"text\":\"c\"}\n",
            })
    void losesNoLineAfterABrokenOne(String json) throws IOException {
        for (String name : NAMES) {
            var collected = file(name, json);

            assertEquals(List.of("b"), collected.ids(), name);
            assertTrue(collected.letter(0).startsWith("not-json: "), collected.letter(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[[[", "{", "[1,2", "[{\"id\":\"a\",\"text\":\"b\"},{\"id\":", "{\n\"id\":\"a\",\n\"te"})
    void isRefusedWhereItBreaksOff(String json) throws IOException {
        int line = (int) json.lines().count();
        int column = json.length() - json.lastIndexOf('\n');

        var letter = file("a.json", json).letter();

        assertEquals(
                "not-json: is no JSON: it breaks off at line " + line + ", column " + column
                        + "; deliver it again, mended",
                letter.error());
        assertEquals(json, Collected.text(letter));
    }

    @Test
    void isRefusedAsAWholeWithThePlaceOfItsFault() throws IOException {
        assertEquals(
                "not-json: is no JSON: Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"
                        + " at line 2, column 12; deliver it again, mended",
                file("a.jsonl", "[\n{\"id\":\"a1\" \"text\":\"b\"},\n{\"id\":\"c\",\"text\":\"d\"}\n]")
                        .letter()
                        .error());
        assertTrue(file("b.json", "[{\"id\":\"a\",\"text\":\"b\"}] and more")
                .letter()
                .error()
                .startsWith("not-json: is no JSON: Unrecognized token 'and'"));
        assertTrue(file("c.json", "Seven tanks").letter().error().startsWith("not-json: is no JSON: "));
        assertEquals(
                "empty-file: is an empty list", file("d.json", "[]").letter().error());
    }

    @Test
    void isNotSeenInATextThatBeginsWithABracket() throws IOException {
        assertEquals("[[Kabul]] news", file("a.txt", "[[Kabul]] news").article().getText());
        assertEquals("{sic} he said", file("b", "{sic} he said").article().getText());
    }

    @Test
    void namesTheArticlesOfAListByTheirNumber() throws IOException {
        var collected = file("a.json", "[\n{\"id\":\"a\",\"text\":\"b\"},\n\n{\"text\":\"c\"},\n7]");

        assertEquals(List.of("a"), collected.ids());
        assertEquals("a.json#2", collected.letters.get(0).keyText());
        assertEquals("{\"text\":\"c\"}", Collected.text(collected.letters.get(0)));
        assertEquals(folder.resolve("a.json") + "#3", collected.letters.get(1).input());
    }

    private Collected file(String name, String json) throws IOException {
        return Collected.from(Files.writeString(folder.resolve(name), json));
    }
}
