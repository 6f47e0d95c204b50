package io.copytaster.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who watch the process may ask it. */
class MetricsServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private MetricsServer server;

    @BeforeEach
    void start() {
        server = MetricsServer.start("127.0.0.1", 0, new Health() {
            @Override
            public Optional<String> dead() {
                return Optional.empty();
            }

            @Override
            public Optional<String> unready() {
                return Optional.of("restoring");
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersReadersAlike() throws Exception {
        assertEquals("live\n", send("GET", "health/live").body());
        assertEquals(503, send("GET", "health/ready").statusCode());
        HttpResponse<String> head = send("HEAD", "health/ready");
        assertEquals(503, head.statusCode());
        assertEquals("10", head.headers().firstValue("Content-Length").orElseThrow());
        assertTrue(send("GET", "metrics").body().contains("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "health/live", "health/ready"})
    void namesTheMethodsThatItTakes(String path) throws Exception {
        HttpResponse<String> refused = send("POST", path);
        assertEquals(405, refused.statusCode());
        assertEquals("GET, HEAD", refused.headers().firstValue("Allow").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "metricsandmore", "health", "health/live/long"})
    void saysWhatThereIs(String path) throws Exception {
        HttpResponse<String> refused = send("GET", path);
        assertEquals(404, refused.statusCode());
        assertTrue(refused.body().contains("/health/ready"), refused.body());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI at = server.address().orElseThrow().resolve(path);
        return http.send(
                HttpRequest.newBuilder(at)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
