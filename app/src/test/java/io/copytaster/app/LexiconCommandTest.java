package io.copytaster.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LexiconCommandTest {
    private static final String HEADER = "id\ttype\tname\taliases\tparent\n";

    @TempDir
    private Path folder;

    private Path older;
    private Path newer;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeFolders() throws IOException {
        older = Files.createDirectory(folder.resolve("older"));
        newer = Files.createDirectory(folder.resolve("newer"));
    }

    @Test
    void checksTheBundledLexicon() {
        assertEquals(0, execute("lexicon", "check"), err::toString);

        assertTrue(out.toString().startsWith("bundled-"), out.toString());
        assertTrue(out.toString().contains("TANK"), out.toString());
    }

    @Test
    void namesFileAndLineOfWhatIsWrong() throws IOException {
        Files.writeString(older.resolve("arms.tsv"), HEADER + "sling\tTANK\tsling\nbow\tBOWS\tbow\n");

        assertEquals(1, execute("lexicon", "check", older.toString()));

        assertTrue(err.toString().contains("arms.tsv:3: unknown type 'BOWS'"), err.toString());
    }

    @Test
    void saysHowTwoLexiconsDiffer() throws IOException {
        Files.writeString(older.resolve("arms.tsv"), HEADER + "sling\tOTHER\tsling\tstone sling\nbow\tOTHER\tbow\n");
        Files.writeString(newer.resolve("arms.tsv"), HEADER + "sling\tOTHER\tsling\t=Sling\nmace\tOTHER\tmace\n");

        assertEquals(0, execute("lexicon", "diff", older.toString(), newer.toString()), err::toString);

        String lines = out.toString().lines().skip(1).reduce("", (a, b) -> a + b + "\n");
        assertEquals("- bow (OTHER, bow)\n+ mace (OTHER, mace)\n~ sling: aliases -stone sling +=Sling\n", lines);
    }

    private int execute(String... args) {
        CommandLine program = Copytaster.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
