package io.copytaster.sink.webhook;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSinkTest {
    private static final String SECRET = "sixteen letters at least";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> tempers = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer temper = tempers.poll();
            if (temper == null) {
                bodies.add(body);
                signatures.add(exchange.getRequestHeaders().getFirst(WebhookSink.SIGNATURE));
            }
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(temper == null ? 204 : temper, -1);
        }
    }

    @Test
    void postsWhatTheFilterWantsSigned() {
        var filter = new ArticleFilter(Set.of("russia"), Set.of("t-90", "tank"), Set.of("tank"), Set.of("desk"));
        var russia = mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, "Text");
        var tank = mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 0, "Text");
        var wanted = article("a", 1).setTitle("Grüße").setMentions(List.of(russia, tank));
        try (var sink = open(filter, SECRET)) {
            assertEquals(
                    List.of(),
                    sink.write(List.of(
                            enriched(wanted),
                            enriched(article("b", 1).setMentions(List.of(russia))),
                            enriched(article("c", 1).setMentions(List.of(tank))),
                            enriched(article("d", 1).setSource("other").setMentions(List.of(russia, tank))))));
            sink.write(List.of(new SinkRecord.EnrichedWithdrawn("a", 2L)));
        }

        assertEquals(
                List.of(
                        "{\"event\":\"article\",\"article\":" + ArticleJson.line(wanted.build()) + "}",
                        "{\"event\":\"withdrawn\",\"id\":\"a\",\"version\":2}"),
                bodies);
        // by openssl dgst -sha256 -hmac, over "1442491200." and the body
        assertEquals(
                "t=1442491200,v1=548eefcc9b20d063ad0082aa8bf5da855e3893520acd4aea9c1986a50ce2f262", signatures.get(1));
    }

    @Test
    void postsEachArticleOnceABatchAndAllThatMatch() {
        var records = new ArrayList<SinkRecord>();
        IntStream.range(0, 50).forEach(i -> records.add(enriched(article("a" + i, 1))));
        records.add(enriched(article("a0", 2)));
        try (var sink = open(ArticleFilter.all(), null)) {
            assertEquals(List.of(), sink.write(records));
        }
        assertEquals(50, bodies.size());
        assertTrue(bodies.stream().anyMatch(body -> body.contains("Text of a0 in version 2")));
        assertTrue(bodies.stream().noneMatch(body -> body.contains("Text of a0 in version 1")));
    }

    @ParameterizedTest
    @CsvSource({"429, true", "503, true", "408, true", "400, false", "413, false", "422, false"})
    void tellsWhatMayPassFromWhatNeverWill(int status, boolean again) {
        tempers.add(status);
        SinkRecord record = enriched(article("a", 1));
        try (var sink = open(ArticleFilter.all(), null)) {
            Failure failure = sink.write(List.of(record)).get(0);
            assertEquals(again, failure.again());
            assertEquals(record, failure.record());
            assertTrue(failure.reason().endsWith("answered " + status), failure.reason());
            assertEquals(List.of(), bodies);

            assertEquals(List.of(), sink.write(List.of(record)));
        }
        assertEquals(1, bodies.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 404, 410})
    void endsWhereNothingCanBePosted(int status) {
        tempers.add(status);
        try (var sink = open(ArticleFilter.all(), null)) {
            var end = assertThrows(SinkException.class, () -> sink.write(List.of(enriched(article("a", 1)))));
            assertTrue(end.getMessage().contains("answered " + status + ", "), end.getMessage());
        }
        assertEquals(List.of(), bodies);
    }

    @Test
    void givesBackTheRestWhenTheReceiverGoes() {
        var records = new ArrayList<SinkRecord>();
        IntStream.range(0, 50).forEach(i -> records.add(enriched(article("a" + i, 1))));
        try (var sink = open(ArticleFilter.all(), null)) {
            receiver.stop(0);
            List<Failure> failures = sink.write(records);
            assertEquals(records, failures.stream().map(Failure::record).toList());
            assertTrue(failures.stream().allMatch(Failure::again));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:1/",
                "http://[::1]/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[2002:a00:1::]/",
                "http://198.18.0.1/",
                "http://240.0.0.1/",
                "http://224.0.0.1/",
                "http://192.0.0.8/"
            })
    void postsNothingIntoItsOwnNetwork(String url) {
        var config =
                new WebhookConfig(URI.create(url), null, ArticleFilter.all(), false, WebhookConfig.DEFAULT_TIMEOUT);
        var refused = assertThrows(SinkException.class, () -> WebhookSink.open(config, () -> NOON));
        assertTrue(refused.getMessage().contains("--webhook-allow-private"), refused.getMessage());
    }

    @Test
    void postsNoMoreOnceTheNameLeadsIntoItsOwnNetwork() throws IOException {
        var records = new ArrayList<SinkRecord>();
        IntStream.range(0, 50).forEach(i -> records.add(enriched(article("a" + i, 1))));
        var answers = new ArrayDeque<>(List.of("8.8.8.8", "8.8.8.8", "10.0.0.1"));
        var config = new WebhookConfig(url(), null, ArticleFilter.all(), false, Duration.ofSeconds(5));
        try (var sink = WebhookSink.open(
                config, () -> NOON, host -> new InetAddress[] {InetAddress.getByName(answers.remove())})) {
            var refused = assertThrows(SinkException.class, () -> sink.write(records));
            assertTrue(refused.getMessage().contains("10.0.0.1"), refused.getMessage());
        }
        assertTrue(!bodies.isEmpty() && bodies.size() < 50, bodies::toString);
    }

    @Test
    void refusesWhatCannotWorkWithoutTellingTheSecret() {
        var refused = assertThrows(IllegalArgumentException.class, () -> config("http://u:hidden@host/", null));
        assertFalse(refused.getMessage().contains("hidden"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> config("ftp://host/", null));
        assertThrows(IllegalArgumentException.class, () -> config("http://host/", "short"));
        assertFalse(config("http://host/?token=hidden", SECRET).toString().contains("hidden"));
        assertFalse(config("http://host/", SECRET).toString().contains(SECRET));
    }

    private WebhookSink open(ArticleFilter filter, String secret) {
        return WebhookSink.open(new WebhookConfig(url(), secret, filter, true, Duration.ofSeconds(5)), () -> NOON);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    private static WebhookConfig config(String url, String secret) {
        return new WebhookConfig(URI.create(url), secret, ArticleFilter.all(), true, WebhookConfig.DEFAULT_TIMEOUT);
    }
}
