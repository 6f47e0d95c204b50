package io.copytaster.enrich.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    private static final String HEADER = "id\ttype\tname\taliases\tparent\tcountry\tfrom\tto\tnear\tuse\n";

    @TempDir
    Path folder;

    @Test
    void bundledLexiconPassesItsOwnChecks() {
        Lexicon lexicon = Lexicon.bundledChecked();

        assertTrue(
                lexicon.entries().size() > 1500,
                () -> "entries: " + lexicon.entries().size());
        assertEquals("tank", lexicon.entries().get("t-72").parent());
        assertEquals("t-72", lexicon.entries().get("t-72b3").parent());
        assertTrue(lexicon.version().matches("bundled-[0-9a-f]{8}"), lexicon.version());
    }

    /** Lines are the table's from its second; columns are separated by semicolons here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "t-1;TNAK;T-1 # table.tsv:2: unknown type 'TNAK'",
                ";TANK;T-1 # table.tsv:2: id is missing",
                "t-1;TANK; # table.tsv:2: name is missing",
                "T 1;TANK;T-1 # table.tsv:2: id 'T 1' must be",
                "t-1;TANK;T-1|t-1;TANK;T-2 # table.tsv:3: id 't-1' already stands at table.tsv:2",
                "t-1;TANK;T-1;;t-0 # table.tsv:2: parent 't-0' is the id of no entry",
                "t-1;TANK;T-1;;;narnia # table.tsv:2: country 'narnia' is the id of no entry",
                "a;TANK;T-1;;b|b;TANK;T-2;;a # table.tsv:2: 'a' is its own ancestor",
                "a;TANK;T-1|b;TANK;t 1 # table.tsv:3: alias 't 1' of 'b' is also one of 'a' at table.tsv:2",
                "a;TANK # table.tsv:2: broken line: 2 columns",
                "a;TANK;T-1;;;;;;;;; # table.tsv:2: broken line: 12 columns",
                "a;TANK;?T-1 # table.tsv:2: alias 'T-1' is marked ? but the near column is empty",
                "a;TANK;T-1;;;;;;tank # table.tsv:2: the near column is filled but no name is marked ?",
                "a;TANK;--- # table.tsv:2: alias '---' has no letter or digit",
                "a;TANK;T-1;;;;last year # table.tsv:2: from 'last year' is no date",
                "a;TANK;T-1;;;;2010;2009 # table.tsv:2: from 2010 is after to 2009",
                "a;TANK;T-1;;;;;;;secret # table.tsv:2: unknown use 'secret'",
            })
    void refusesAWrongLineWithFileAndLine(String rows, String message) throws IOException {
        Files.writeString(
                folder.resolve("table.tsv"),
                HEADER + rows.strip().replace('|', '\n').replace(';', '\t'));

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.problems().get(0).startsWith(message), refused::getMessage);
    }

    @Test
    void reportsEveryProblemAtOnce() throws IOException {
        Files.writeString(folder.resolve("a.tsv"), HEADER + "a\tTNAK\tA\nb\tTANK\t\n");
        Files.writeString(folder.resolve("b.tsv"), HEADER + "# a remark\n\nc\tTANK\tC\t\tnowhere\n");

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertEquals(3, refused.problems().size());
        assertTrue(refused.problems().get(2).startsWith("b.tsv:4: "), refused::getMessage);
    }

    @Test
    void refusesAHeaderThatItDoesNotKnow() throws IOException {
        Files.writeString(folder.resolve("table.tsv"), "id\ttype\ttitle\na\tTANK\tT-1\n");

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.problems().get(0).startsWith("table.tsv:1: unknown column 'title'"), refused::getMessage);
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(
                folder.resolve("table.tsv"), (HEADER + "a\tTANK\tPanz\u00e9r\n").getBytes(StandardCharsets.ISO_8859_1));

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.problems().get(0).startsWith("table.tsv:2: broken line: it is not valid UTF-8"));
    }

    @Test
    void refusesAFolderThatHoldsNoTable() {
        var empty = assertThrows(LexiconException.class, () -> Lexicon.load(folder));
        var missing = assertThrows(LexiconException.class, () -> Lexicon.load(folder.resolve("none")));

        assertTrue(empty.getMessage().contains("no *.tsv file"), empty::getMessage);
        assertTrue(missing.getMessage().contains("no such folder"), missing::getMessage);
    }

    @Test
    void allowsTwoEntriesOneAliasThatNearWordsTellApart() throws IOException {
        Files.writeString(
                folder.resolve("table.tsv"),
                HEADER + "a\tTANK\tPanther\nb\tARMOURED_VEHICLE\tPanther car\t?Panther\t\t\t\t\twheels\n");

        assertEquals(2, Lexicon.load(folder).entries().size());
    }

    @Test
    void keepsItsVersionWhenLinesMoveAndChangesItWhenAnEntryDoes() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one/desk"));
        Path two = Files.createDirectories(folder.resolve("two/desk"));
        Path three = Files.createDirectories(folder.resolve("three/desk"));
        Files.writeString(one.resolve("all.tsv"), HEADER + "a\tTANK\tT-1\nb\tTANK\tT-2\n");
        Files.writeString(two.resolve("second.tsv"), HEADER + "b\tTANK\tT-2\n");
        Files.writeString(two.resolve("third.tsv"), "name\tid\ttype\nT-1\ta\tTANK\n");
        Files.writeString(three.resolve("all.tsv"), HEADER + "a\tTANK\tT-1\nb\tTANK\tT-3\n");

        List<String> versions = List.of(
                Lexicon.load(one).version(),
                Lexicon.load(two).version(),
                Lexicon.load(three).version());

        assertEquals(versions.get(0), versions.get(1));
        assertNotEquals(versions.get(0), versions.get(2));
        assertTrue(versions.get(0).startsWith("desk-"));
    }

    @Test
    void laysAFolderOverTheBundledLexicon() throws IOException {
        Files.writeString(folder.resolve("lexicon.txt"), "# of the desk\nextends: bundled\n");
        Files.writeString(
                folder.resolve("desk.tsv"),
                HEADER + "t-72\tTANK\tT-72\tUral tank\n" + "gravitator\tOTHER\tgravitator\n"
                        + "bow-and-arrow\tOTHER\tbow and arrow\t\t\t\t\t\t\toff\n");

        Lexicon lexicon = Lexicon.load(folder);

        assertEquals("Ural tank", lexicon.entries().get("t-72").names().get(1).text());
        assertEquals("OTHER", lexicon.entries().get("gravitator").type().name());
        assertEquals(Lexicon.bundled().entries().size() + 1, lexicon.entries().size());
        List<Mention> found = new Tagger(lexicon).tag(null, "He had a bow and arrow, and a gravitator.");
        assertEquals(List.of("gravitator"), found.stream().map(Mention::getId).toList());
    }

    @Test
    void saysWhereAnAliasOfTheBundledLexiconStands() throws IOException {
        Files.writeString(folder.resolve("lexicon.txt"), "extends: bundled\n");
        Files.writeString(folder.resolve("desk.tsv"), HEADER + "mine\tTANK\tT-72\n");

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.getMessage().startsWith("desk.tsv:2: "), refused::getMessage);
        assertTrue(refused.getMessage().contains("of 't-72' at bundled/"), refused::getMessage);
    }

    @Test
    void refusesSettingsThatItDoesNotUnderstand() throws IOException {
        Files.writeString(folder.resolve("lexicon.txt"), "\nextend: bundled\n");
        Files.writeString(folder.resolve("desk.tsv"), HEADER + "a\tTANK\tT-1\n");

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.getMessage().startsWith("lexicon.txt:2: 'extend: bundled'"), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "b;fr;char # names.tsv:2: 'b' is the id of no entry",
                "a;fr;char|a;fr;tank # names.tsv:3: names of 'a' in 'fr' already stand at names.tsv:2",
                "a;fr;char|c;fr;char # names.tsv:3: name 'char' of 'c' is also one of 'a' at names.tsv:2",
                "a;en;tank # names.tsv:2: language 'en' must be",
                "a;french;char # names.tsv:2: language 'french' must be",
                "a;fr; # names.tsv:2: no names",
                "a;fr;?char # names.tsv:2: name 'char' is marked ?",
            })
    void refusesWrongNamesInOtherLanguages(String rows, String message) throws IOException {
        Files.writeString(folder.resolve("arms.tsv"), HEADER + "a\tTANK\tT-1\nc\tTANK\tT-3\n");
        Files.writeString(
                folder.resolve("names.tsv"),
                "id\tlanguage\tnames\n" + rows.strip().replace('|', '\n').replace(';', '\t'));

        var refused = assertThrows(LexiconException.class, () -> Lexicon.load(folder));

        assertTrue(refused.problems().get(0).startsWith(message), refused::getMessage);
    }
}
