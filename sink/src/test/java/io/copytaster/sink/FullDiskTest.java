package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.parquet.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files on a disk that runs full: what was flushed is there, readers see whole files, and after room was made the rest
 * is added, nothing of it twice. The disk is a tmpfs where one can be mounted; and a limit of the size of files, which
 * any user can set, everywhere.
 */
@Timeout(180)
class FullDiskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTES = 4;

    @TempDir
    static Path shared;

    private record Ended(int code, int flushed, String error) {}

    /** A place with little room. */
    enum Space {
        FILE_SIZE_LIMIT,
        TMPFS
    }

    static Stream<List<String>> places() throws Exception {
        Path probe = Files.createDirectory(shared.resolve("probe"));
        var spaces = new ArrayList<>(List.of(Space.FILE_SIZE_LIMIT));
        if (Tmpfs.mount(probe, MEGABYTES)) {
            Tmpfs.unmount(probe);
            spaces.add(Space.TMPFS);
        }
        return spaces.stream()
                .flatMap(space -> Stream.of(List.of(space.name(), "files"), List.of(space.name(), "parquet")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void losesNothingAndWritesNothingTwice(List<String> place) throws Exception {
        boolean isDisk = place.get(0).equals(Space.TMPFS.name());
        String kind = place.get(1);
        Path disk = Files.createDirectory(shared.resolve(String.join("-", place)));
        if (isDisk) {
            assertTrue(Tmpfs.mount(disk, MEGABYTES));
        }
        try {
            Path folder = disk.resolve("out");

            Ended full = fill(kind, folder, 0, !isDisk);
            assertEquals(1, full.code(), full.error());
            assertTrue(full.error().contains(folder + ": cannot write ("), full.error());
            assertTrue(full.error().contains("make room or choose another folder"), full.error());
            assertTrue(full.flushed() > 0 && full.flushed() < FillingProgram.ARTICLES, full.toString());
            assertWholeAndNoMoreThanWritten(held(kind, folder));

            if (isDisk) {
                Tmpfs.resize(disk, 64);
            }
            Ended done = fill(kind, folder, full.flushed(), false);
            assertEquals(0, done.code(), done.error());
            Map<String, String> held = held(kind, folder);
            assertEquals(FillingProgram.ARTICLES, held.size());
            assertWholeAndNoMoreThanWritten(held);
        } finally {
            if (isDisk) {
                Tmpfs.unmount(disk);
            }
        }
    }

    private static void assertWholeAndNoMoreThanWritten(Map<String, String> held) {
        int number = 0;
        for (Map.Entry<String, String> article : held.entrySet()) {
            assertEquals(FillingProgram.id(number), article.getKey());
            assertEquals(FillingProgram.text(number), article.getValue());
            number++;
        }
    }

    /** What a reader sees: texts by id; fails if a file is not whole or has an id twice. */
    private static Map<String, String> held(String kind, Path folder) throws IOException {
        var held = new TreeMap<String, String>();
        if (kind.equals("parquet")) {
            for (EnrichedArticle article : Rows.articles(folder)) {
                assertEquals(null, held.put(article.getId(), article.getText()));
            }
        } else {
            for (String line : Files.readAllLines(folder.resolve("enriched.jsonl"))) {
                var json = JSON.readTree(line);
                assertEquals(
                        null,
                        held.put(json.path("id").asText(), json.path("text").asText()));
            }
        }
        return held;
    }

    private static Ended fill(String kind, Path folder, int from, boolean limited) throws Exception {
        var command = new ArrayList<String>();
        if (limited) {
            command.addAll(List.of("sh", "-c", "ulimit -f " + (MEGABYTES << 11) + " && exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FillingProgram.class.getName(),
                kind,
                folder.toString(),
                Integer.toString(from)));
        Path out = Files.createTempFile(shared, "program", ".out");
        Path err = Files.createTempFile(shared, "program", ".err");
        int code = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        List<String> flushed = Files.readAllLines(out);
        return new Ended(
                code,
                flushed.isEmpty() ? from : Integer.parseInt(flushed.get(flushed.size() - 1)),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
