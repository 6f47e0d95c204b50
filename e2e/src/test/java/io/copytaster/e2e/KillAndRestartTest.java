package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline ended in the middle, and started again on the same data. */
@Timeout(240)
class KillAndRestartTest {
    private static final int ARTICLES = 6_000;
    private static final String PAGE = "search page: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path wire;

    @BeforeEach
    void write() throws Exception {
        wire = Wire.write(folder.resolve("wire.jsonl.gz"), ARTICLES, 7);
    }

    @Test
    void losesNothingAndDoublesNothingWhenKilledInTheMiddle() throws Exception {
        try (Child first = run()) {
            awaitResults(first);
            first.kill();
        }
        try (Child second = run()) {
            assertEquals(0, second.await(), second.err());
        }
        Results killed = Results.of(folder.resolve("out"));
        assertEquals(ids(), killed.places().keySet());
        assertTrue(killed.places().values().stream().allMatch(n -> n == 1));
        Path calm = folder.resolve("calm");
        Program.run("run", "--once", "--port", "0", "--input", wire.toString(), "--out", calm.toString());
        assertEquals(Results.of(calm), killed);
    }

    @Test
    void endsInGoodOrderWhenAskedToAndGoesOnAfterwards() throws Exception {
        try (Child first = run()) {
            awaitResults(first);
            assertEquals(128 + 15, first.stop(), first.err());
        }
        try (Child second = run()) {
            assertEquals(0, second.await(), second.err());
        }
        assertEquals(ids(), Results.of(folder.resolve("out")).places().keySet());
    }

    private Child run() throws Exception {
        return Child.start(
                folder,
                "run",
                "--once",
                "--port",
                "0",
                "--input",
                wire.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve("out").toString());
    }

    /** Waits until the program has results to show, and is not through yet. */
    private static void awaitResults(Child program) throws Exception {
        Await.until("search page", () -> program.err().contains(PAGE));
        String address = program.err()
                .lines()
                .filter(line -> line.startsWith(PAGE))
                .findFirst()
                .orElseThrow()
                .substring(PAGE.length());
        var request = HttpRequest.newBuilder(URI.create(address).resolve("/api/search"))
                .build();
        var http = HttpClient.newHttpClient();
        Await.until("a search result", () -> {
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JSON.readTree(body).path("total").asLong() > 0;
        });
        assertTrue(program.isAlive());
    }

    private static Set<String> ids() {
        return IntStream.range(0, ARTICLES).mapToObj(i -> "w" + i).collect(Collectors.toSet());
    }
}
