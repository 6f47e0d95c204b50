package io.copytaster.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tagsLinesBehindAByteOrderMarkAndWithNumbersForIds() throws IOException {
        assertEquals(
                0,
                tag("\ufeff{\"id\":1,\"text\":\"Seven T-90 tanks\"}\r\n\n{\"id\":\"2\",\"text\":\"\"}\n"),
                err::toString);

        List<String> lines = out.toString().lines().toList();
        JsonNode first = JSON.readTree(lines.get(0));
        assertEquals("1", first.path("id").asText());
        assertEquals("t-90", first.path("mentions").path(0).path("id").asText());
        assertEquals("2", JSON.readTree(lines.get(1)).path("id").asText());
    }

    @Test
    void saysWhichLinesItCannotTagAndTagsTheRest() throws IOException {
        int exit = tag(
                """
                {"id":"1","text":"Tanks"} {"id":"2","text":"Tanks"}
                {"id":"3","text":["Tanks"]}
                {"id":"4"}
                {"id":"5","text":"Tanks"
                {"id":"6","text":"Tanks"}
                """);

        assertEquals(1, exit);
        assertEquals(1, out.toString().lines().count());
        List<String> errors = err.toString().lines().toList();
        assertEquals(4, errors.size(), err::toString);
        assertTrue(errors.get(0).contains(".jsonl:1 is no JSON object"), errors.get(0));
        assertTrue(errors.get(1).contains("\"text\" that is no text"), errors.get(1));
        assertTrue(errors.get(2).contains("has no \"text\""), errors.get(2));
        assertFalse(err.toString().contains("Feature"), err::toString);
    }

    private int tag(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("texts.jsonl"), lines);
        return Copytaster.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("tag", file.toString());
    }
}
