package io.copytaster.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.source.file.FileInput;
import io.copytaster.ingest.source.stdin.StandardInput;
import io.copytaster.ingest.source.web.WebInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheKindsOfInputApart() {
        assertInstanceOf(StandardInput.class, Inputs.parse("-"));
        assertInstanceOf(WebInput.class, Inputs.parse("HTTPS://example.org/feed.xml"));
        assertInstanceOf(FileInput.class, Inputs.parse(folder.toString()));
        assertInstanceOf(FileInput.class, Inputs.parse("a:b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://x.org/feed     | ftp://x.org/feed: cannot read from ftp; give an http or https address, a path, or -",
                "http:///feed         | http:///feed: has no host; write it like https://example.org/feed.xml",
                "http://x.org/a b     | http://x.org/a b: is no address: Illegal character in path at character 14",
                "http://me:pw@x.org/  | http://x.org: an address with user and password is not supported; leave them out",
                "ftp://me:pw@x.org/feed | ftp://***@x.org/feed: cannot read from ftp; give an http or https address, a path, or -",
                "http://me:p w@x.org/a  | http://***@x.org/a: is no address: Illegal character in authority at character 7",
                "' '                  | input \"\": names nothing; give a file, a folder, an address, or -"
            })
    void saysWhatIsWrongWithAnArgument(String argument, String message) {
        var thrown = assertThrows(IngestException.class, () -> Inputs.parse(argument));

        assertEquals(message, thrown.getMessage());
    }

    @Test
    void namesAPathThatIsMissing() throws IOException {
        Path there = Files.writeString(folder.resolve("there.txt"), "words");
        Path missing = folder.resolve("missing.txt");

        var thrown = assertThrows(
                IngestException.class, () -> Inputs.parseAll(List.of(there.toString(), missing.toString())));

        assertEquals(missing + ": no such file or folder; check the path", thrown.getMessage());
        assertEquals(missing.toString(), thrown.input());
    }

    @Test
    void refusesTwoFoldersOfOneName() throws IOException {
        Path first = Files.createDirectories(folder.resolve("a/drop"));
        Path second = Files.createDirectories(folder.resolve("b/drop"));

        var thrown = assertThrows(
                IngestException.class, () -> Inputs.parseAll(List.of(first.toString(), second.toString())));

        assertTrue(thrown.getMessage().startsWith(second + ": has the same name as " + first), thrown.getMessage());
        assertEquals(
                2, Inputs.parseAll(List.of(first.toString(), first.toString())).size());
    }
}
