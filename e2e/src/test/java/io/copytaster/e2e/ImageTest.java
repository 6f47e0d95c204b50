package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's entry point with the files that the image has and no others, without an engine. */
@Timeout(240)
class ImageTest {
    @TempDir
    Path folder;

    private Container container;

    @AfterEach
    void release() throws Exception {
        container.release();
    }

    @Test
    void saysWhatItCanDoWhereNothingElseIsSaid() throws Exception {
        Image image = image();
        container = new Container(image, folder);
        try (Child help = container.start(image.command())) {
            assertEquals(0, help.await(), help.err());
            assertTrue(help.err().contains("Usage: copytaster"), help.err());
            assertTrue(help.err().contains("  enrich "), help.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/build/app/target/lib ", "/build/app/target/copytaster.jar "})
    void doesNotStartWithoutAFileThatTheDockerfileCopies(String file) throws Exception {
        Image image = Image.layOut(root(), instruction -> !instruction.contains(file));
        container = new Container(image, folder);
        try (Child broken = container.start(image.command())) {
            assertNotEquals(0, broken.await(), broken.err());
        }
    }

    @Test
    void runsServicesOfTheComposeFileUntilTheyAreToldToStop() throws Exception {
        container = new Container(image(), folder);
        try (Servers servers = Servers.start(folder)) {
            try (Child topics = container.start(command("topics", servers))) {
                assertEquals(0, topics.await(), topics.err());
                assertTrue(topics.err().contains("articles.raw"), topics.err());
            }
            try (Child enrich = container.start(command("enrich-1", servers))) {
                Await.until("metrics", () -> enrich.metrics() != null || !enrich.isAlive());
                assertTrue(enrich.isAlive(), enrich.err());
                Await.until("ready", () -> isReady(enrich) || !enrich.isAlive());
                assertTrue(enrich.isAlive(), enrich.err());
                assertTrue(Files.exists(container.data().resolve("state")), "its state is in the volume");

                long asked = System.nanoTime();
                assertEquals(128 + 15, enrich.stop(), enrich.err());
                Duration took = Duration.ofNanos(System.nanoTime() - asked);
                assertTrue(took.compareTo(grace("enrich-1")) < 0, took::toString);
                assertTrue(!enrich.err().contains("not ended in good order"), enrich.err());
            }
        }
    }

    private Path root() throws IOException {
        return Files.createDirectory(folder.resolve("root"));
    }

    private Image image() throws IOException {
        return Image.layOut(root());
    }

    /** What a service runs, with the addresses of this test in the place of those of the other services. */
    private List<String> command(String service, Servers servers) throws IOException {
        Map<String, String> here = Map.of(
                "kafka:9092", servers.cluster().bootstrapServers(),
                "http://schema-registry:8081", servers.cluster().schemaRegistry(),
                "/data", container.data().toString(),
                "9464", "0",
                "0.0.0.0", "127.0.0.1");
        return Compose.strings(Compose.services().get(service).get("command")).stream()
                .map(word -> here.getOrDefault(word, word))
                .toList();
    }

    /** How long an engine waits for it before it kills it. */
    private static Duration grace(String service) throws IOException {
        String said = (String) Compose.services().get(service).get("stop_grace_period");
        return Duration.parse("PT" + said);
    }

    /** Asks what the service's health check asks. */
    private static boolean isReady(Child child) throws Exception {
        List<String> check =
                Compose.strings(((Map<?, ?>) Compose.services().get("enrich-1").get("healthcheck")).get("test"));
        URI path = URI.create(check.get(check.size() - 1));
        var request = HttpRequest.newBuilder(URI.create(child.metrics()).resolve(path.getPath()))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // it has just ended
        }
    }
}
