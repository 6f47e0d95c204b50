package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that work on a cluster reach a run that brought its own, with what it says when it starts. */
@Timeout(180)
class OtherCommandsTest {
    private static final String SAID = "other commands reach it with: ";
    private static final int DEAD_LETTERS = 6;

    @TempDir
    Path folder;

    @Test
    void reachARunAtWork() throws Exception {
        try (Child run = Child.start(folder, "run", "--port", "0")) {
            Await.until("its addresses", () -> run.err().contains(SAID) || !run.isAlive());
            List<String> addresses = run.err()
                    .lines()
                    .filter(line -> line.startsWith(SAID))
                    .map(line -> List.of(line.substring(SAID.length()).split(" ")))
                    .findFirst()
                    .orElseThrow();

            Await.until(
                    "the dead letters of the bundled feed",
                    () -> command(addresses, "dead-letters", "list")
                                    .lines()
                                    .filter(line -> line.matches("\\d+:\\d+ .*"))
                                    .count()
                            == DEAD_LETTERS);
            String planned = command(addresses, "replay", "--dry-run");
            assertTrue(planned.contains("deliveries"), planned);
        }
    }

    private static String command(List<String> addresses, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(addresses);
        var result = Program.run(all.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.err());
        return result.out();
    }
}
