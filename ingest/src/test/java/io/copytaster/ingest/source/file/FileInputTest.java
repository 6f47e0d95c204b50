package io.copytaster.ingest.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.ingest.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileInputTest {
    @TempDir
    Path temp;

    @Test
    void walksAFolderInOrderAndLeavesOutWhatIsHidden() throws IOException {
        text("drop/b.txt");
        text("drop/a/z.txt");
        text("drop/a/10.txt");
        text("drop/.hidden.txt");
        text("drop/.git/x.txt");
        text("drop/c");

        var collected = Collected.from(temp.resolve("drop"));

        assertEquals(List.of("drop:a/10.txt", "drop:a/z.txt", "drop:b.txt", "drop:c"), collected.ids());
        assertEquals("drop", collected.articles.get(1).getSource());
    }

    @Test
    void namesTheTextsOfAFileAfterItsFolder() throws IOException {
        assertEquals(List.of("drop:b.txt"), Collected.from(text("drop/b.txt")).ids());
    }

    @Test
    void goesOnAfterALinkToNothingAndRoundALink() throws IOException {
        text("drop/a.txt");
        Files.createSymbolicLink(temp.resolve("drop/gone.txt"), temp.resolve("nowhere"));
        Files.createSymbolicLink(temp.resolve("drop/round"), temp.resolve("drop"));
        text("drop/z.txt");

        var collected = Collected.from(temp.resolve("drop"));

        assertEquals(List.of("drop:a.txt", "drop:z.txt"), collected.ids());
        var failure = collected.report().failures().get(0);
        assertEquals(temp.resolve("drop/gone.txt") + ": is gone, or a link to nothing; remove it", failure.message());
        assertEquals(1, collected.report().failures().size());
    }

    @Test
    void knowsHowManyBytesThereAre() throws IOException {
        text("drop/a.txt");
        text("drop/b/c.txt");
        text("drop/.d.txt");

        assertEquals(10, new FileInput(temp.resolve("drop")).knownBytes());
        assertEquals(5, new FileInput(temp.resolve("drop/a.txt")).knownBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "wire.jsonl.gz,wire",
        "feed.xml,feed",
        "feed,feed",
        "bbc.co.uk.RSS,bbc.co.uk",
        "v1.2.xml,v1.2",
        ".xml,.xml",
        "a.txt.gz,a"
    })
    void namesASourceAfterItsFile(String file, String source) {
        assertEquals(source, FileDelivery.withoutExtensions(file));
    }

    private Path text(String path) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "words");
    }
}
