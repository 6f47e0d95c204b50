package io.copytaster.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatIsInItWhenItIsOpenedAgain() throws IOException {
        // given
        var root = folder.resolve("new/data");
        try (var data = DataFolder.open(root)) {
            Files.writeString(data.state().resolve("kept"), "kept");
        }

        // when
        try (var data = DataFolder.open(root)) {
            // then
            assertEquals("kept", Files.readString(data.state().resolve("kept")));
            assertEquals(root.resolve("broker"), data.broker());
            assertEquals(root.resolve("search"), data.search());
            assertFalse(data.isTemporary());
        }
    }

    @Test
    void isOpenedByOneAtATime() {
        try (var data = DataFolder.open(folder)) {
            var refused = assertThrows(StartException.class, () -> DataFolder.open(folder));

            assertTrue(
                    refused.getMessage().startsWith(data.root() + " is in use by another copytaster"),
                    refused::getMessage);
        }
        DataFolder.open(folder).close();
    }

    @Test
    void refusesWhatAnotherLayoutVersionWrote() throws IOException {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("copytaster.properties"), "data.layout=2\n");

        var refused = assertThrows(StartException.class, () -> DataFolder.open(folder));

        assertEquals(
                folder
                        + " was written by data layout 2; this copytaster reads 1: use the program that wrote it, or another --data folder",
                refused.getMessage());
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        var precious = Files.writeString(folder.resolve("thesis.txt"), "precious");

        var refused = assertThrows(StartException.class, () -> DataFolder.open(folder));

        assertTrue(refused.getMessage().startsWith(folder + " is not empty"), refused::getMessage);
        try (var left = Files.list(folder)) {
            assertEquals(precious, left.findFirst().orElseThrow());
        }
    }

    @Test
    void refusesAFile() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        var refused = assertThrows(StartException.class, () -> DataFolder.open(file));

        assertEquals(file + " is a file: --data needs a folder", refused.getMessage());
    }

    @Test
    void saysWhenItCannotBeMade() throws IOException {
        var below = Files.writeString(folder.resolve("file"), "").resolve("data");

        var refused = assertThrows(StartException.class, () -> DataFolder.open(below));

        assertTrue(refused.getMessage().startsWith(below + " cannot be written"), refused::getMessage);
    }

    @Test
    void leavesNothingWhenItIsTemporary() throws IOException {
        Path root;
        try (var data = DataFolder.temporary()) {
            root = data.root();
            Files.writeString(data.search().resolve("segment"), "x");
            assertTrue(data.isTemporary());
        }
        assertFalse(Files.exists(root));
    }
}
