package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An embargo that ends while nothing runs. */
@Timeout(240)
class EmbargoOverRunsTest {
    @TempDir
    Path folder;

    @Test
    void letsTheArticleOutInTheNextRunHoweverShort() throws Exception {
        // given an article that the first run held back
        Duration held = Duration.ofSeconds(5);
        Instant until;
        do {
            held = held.multipliedBy(2);
            until = Instant.now().plus(held);
        } while (!run(embargoed("held-" + held.toSeconds(), until)).matches("(?s).*embargoed +1\n.*"));
        String id = "held-" + held.toSeconds();
        Instant end = until;
        Await.until("the end of the embargo", () -> Instant.now().isAfter(end));

        // when a run has hardly anything to do
        String summary = run(Files.writeString(folder.resolve("broken.jsonl"), "no article\n"));

        // then
        assertTrue(summary.matches("(?s).*embargoed +0\n.*"), summary);
        assertTrue(Results.of(folder.resolve("out")).enriched().keySet().containsAll(Set.of(id)));
        assertEquals(1, Results.of(folder.resolve("out")).deadLetters().size());
    }

    private Path embargoed(String id, Instant until) throws Exception {
        String line =
                """
                {"id":"%s","text":"Seven tanks were seen at an airfield near the coast.","embargoedUntil":"%s"}
                """
                        .formatted(id, until);
        return Files.writeString(folder.resolve(id + ".jsonl"), line);
    }

    private String run(Path input) {
        return Program.run(
                        "run",
                        "--once",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--input",
                        input.toString())
                .out();
    }
}
