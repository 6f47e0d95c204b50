package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** State on disk of which a part is missing, as after a kill -9 while it was being deleted. */
@Timeout(240)
class DamagedStateTest {
    private static final int ARTICLES = 600;

    @TempDir
    Path folder;

    @Test
    void isReadAgainFromTheBroker() throws Exception {
        Path whole = Newsroom.write(folder.resolve("whole.jsonl"), ARTICLES, 5);
        List<String> lines = Files.readAllLines(whole);
        Path first = Files.write(folder.resolve("first.jsonl"), lines.subList(0, lines.size() / 2));
        Path calm = folder.resolve("calm");
        Path out = folder.resolve("out");
        run(whole, calm);
        run(first, out, "--data", data());

        damage("0_0/rocksdb/articles/MANIFEST-\\d+", Files::delete);
        damage("0_1/rocksdb/standings/.*\\.sst", Files::delete);
        damage("0_2/rocksdb/articles/.*\\.sst", table -> Files.write(table, new byte[10]));
        damage("1_0/rocksdb/sketches/CURRENT", current -> Files.writeString(current, "MANIFEST-000000"));

        run(whole, out, "--data", data());
        assertEquals(Results.of(calm), Results.of(out));
    }

    private static void run(Path input, Path out, String... further) {
        var command = new ArrayList<>(
                List.of("run", "--once", "--sink", "files", "--input", input.toString(), "--out", out.toString()));
        command.addAll(List.of(further));
        var run = Program.run(command.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void damage(String files, Damage damage) throws IOException {
        var pattern = Pattern.compile(".*/" + files);
        try (var all = Files.walk(Path.of(data(), "state"))) {
            List<Path> found = all.filter(
                            file -> pattern.matcher(file.toString()).matches())
                    .toList();
            assertFalse(found.isEmpty(), files);
            for (Path file : found) {
                damage.to(file);
            }
        }
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }
}
