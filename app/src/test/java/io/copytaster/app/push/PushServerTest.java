package io.copytaster.app.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.broker.StartException;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.push.PushInput;
import io.copytaster.ingest.source.push.PushSource;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PushServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Arrived arrived = new Arrived();
    private Ingest ingest;
    private URI address;
    private CompletableFuture<IngestReport> report;

    @AfterEach
    void stop() throws Exception {
        arrived.acknowledge.countDown();
        if (ingest != null) {
            ingest.close();
            report.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void takesOneArticleAndSaysSo() throws Exception {
        start(null);

        var answer = post("application/json", "{\n  \"id\": \"1\",\n  \"text\": \"Some words.\"\n}");

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("{\"accepted\":1,\"rejected\":0,\"items\":[{\"id\":\"1\",\"accepted\":true}]}", answer.body());
        assertEquals("push", arrived.articles.get(0).getSource());
        assertEquals(1, arrived.safe, "answered after it was safe");
    }

    @Test
    void saysWhatBecameOfEachItemOfABatch() throws Exception {
        start(null);

        var answer = post(
                "application/x-ndjson",
                "{\"id\":\"1\",\"text\":\"t\"}\n{\"id\":\"2\"}\nnonsense\n{\"id\":\"3\",\"text\":\"t\"}\n");

        JsonNode json = JSON.readTree(answer.body());
        assertEquals(200, answer.statusCode());
        assertEquals(2, json.path("accepted").asInt());
        assertEquals(2, json.path("rejected").asInt());
        assertEquals("no-text", json.path("items").path(1).path("reason").asText());
        assertEquals("not-json", json.path("items").path(2).path("reason").asText());
        assertEquals(2, arrived.letters.size());
    }

    @Test
    void takesTheOtherFormatsToo() throws Exception {
        start(null);
        String list = "[{\"id\":\"1\",\"text\":\"t\"},{\"id\":\"2\",\"text\":\"t\"}]";
        String rss = "<rss version=\"2.0\"><channel><item><guid>9</guid><title>t</title></item></channel></rss>";

        assertEquals(200, post("application/json", list).statusCode());
        assertEquals(200, post("application/rss+xml", rss).statusCode());
        assertEquals(
                200,
                post("text/plain", "Some words that are the whole article.").statusCode());
        assertEquals(
                200,
                send(request().POST(BodyPublishers.ofByteArray(gzip(list)))).statusCode());
        assertEquals(6, arrived.articles.size());
        assertEquals(422, post("application/json", "some words").statusCode());
        assertEquals(
                422,
                post("application/xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///x\">]><rss>&a;</rss>")
                        .statusCode());
        assertEquals(422, post("text/plain", "").statusCode());
        assertEquals(3, arrived.letters.size());
    }

    @Test
    void namesAPlainTextByItsContent() throws Exception {
        start(null);

        post("text/plain", "Some words.");
        post("text/plain", "Some words.");
        post("text/plain", "Some other words.");

        List<String> ids = arrived.articles.stream().map(RawArticle::getId).toList();
        assertEquals(ids.get(0), ids.get(1));
        assertFalse(ids.get(0).equals(ids.get(2)));
    }

    @Test
    void wantsTheTokenThatIsSet() throws Exception {
        start("s3cret");
        var article = BodyPublishers.ofString("{\"id\":\"1\",\"text\":\"t\"}");

        assertEquals(401, send(request().POST(article)).statusCode());
        assertEquals(
                401,
                send(request().header("Authorization", "Bearer s3cre").POST(article))
                        .statusCode());
        assertEquals(
                401,
                send(request().header("Authorization", "Basic s3cret").POST(article))
                        .statusCode());
        assertEquals(
                200,
                send(request().header("Authorization", "Bearer s3cret").POST(article))
                        .statusCode());
        assertEquals(1, arrived.articles.size());
    }

    @Test
    void refusesPagesOfOthersAndHostsThatOthersReachWithoutAToken() throws Exception {
        start(null);
        var article = BodyPublishers.ofString("{\"id\":\"1\",\"text\":\"t\"}");
        assertEquals(
                401,
                send(request().header("Origin", "http://evil.example").POST(article))
                        .statusCode());

        var error = assertThrows(StartException.class, () -> new PushToken("").check("0.0.0.0"));
        assertTrue(error.getMessage().contains("COPYTASTER_PUSH_TOKEN"), error.getMessage());
        new PushToken("s3cret").check("0.0.0.0");
    }

    @Test
    void refusesWhatIsTooLargePackedOrUnpacked() throws Exception {
        start(null);
        String large = "x".repeat(33 << 20);

        assertEquals(
                413,
                send(request().POST(BodyPublishers.ofByteArray(gzip(large)))).statusCode());
        assertEquals(0, arrived.articles.size() + arrived.letters.size());
    }

    @Test
    void answersWhenTheBrokerHasItAndTurnsAwayWhatItCannotHoldUntilThen() throws Exception {
        start(null);
        arrived.holdsBack = true;
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        while (answers.stream().noneMatch(CompletableFuture::isDone)) {
            int number = answers.size();
            var body = BodyPublishers.ofString("{\"id\":\"" + number + "\",\"text\":\"t\"}");
            answers.add(http.sendAsync(request().POST(body).build(), BodyHandlers.ofString()));
            if (number > 11) {
                CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                        .get(20, TimeUnit.SECONDS);
            }
        }
        for (var answer : answers) {
            if (answer.isDone()) {
                assertEquals(429, answer.get().statusCode(), answer.get().body());
                assertTrue(answer.get().headers().firstValue("Retry-After").isPresent());
            }
        }

        arrived.acknowledge.countDown();

        long taken = 0;
        for (var answer : answers) {
            taken += answer.get(20, TimeUnit.SECONDS).statusCode() == 200 ? 1 : 0;
        }
        assertEquals(12, taken);
        assertEquals(
                200,
                post("application/json", "{\"id\":\"later\",\"text\":\"t\"}").statusCode());
    }

    @Test
    void describesItself() throws Exception {
        start(null);

        var answer = send(HttpRequest.newBuilder(address.resolve("/openapi.json")));

        JsonNode json = JSON.readTree(answer.body());
        assertTrue(json.path("openapi").asText().startsWith("3."));
        assertTrue(json.path("paths")
                .path("/articles")
                .path("post")
                .path("responses")
                .has("429"));
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        start(null);
        var second = new Ingest(arrived, InstantSource.system());
        var input = new PushInput(
                new PushSource("push", "127.0.0.1", address.getPort()), new PushServer(new PushToken(null), a -> {}));

        var error = assertThrows(StartException.class, () -> second.run(List.of(input)));

        assertTrue(error.getMessage().contains("port " + address.getPort()), error.getMessage());
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() throws Exception {
        start(null);
        var read = send(request().GET());
        assertEquals(405, read.statusCode());
        assertEquals("POST", read.headers().firstValue("Allow").orElseThrow());
        assertEquals("{\"error\":\"This address takes POST, not GET\"}", read.body());
        var written =
                send(HttpRequest.newBuilder(address.resolve("/openapi.json")).DELETE());
        assertEquals("GET, HEAD", written.headers().firstValue("Allow").orElseThrow());
    }

    private void start(String token) throws Exception {
        var opened = new CompletableFuture<URI>();
        var input = new PushInput(
                new PushSource("push", "127.0.0.1", 0), new PushServer(new PushToken(token), opened::complete));
        ingest = new Ingest(arrived, InstantSource.system());
        report = CompletableFuture.supplyAsync(() -> ingest.run(List.of(input)));
        address = opened.get(20, TimeUnit.SECONDS);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address);
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return send(request().header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] gzip(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A broker that can be slow. */
    private static final class Arrived implements ArticleOutlet {
        final List<RawArticle> articles = new CopyOnWriteArrayList<>();
        final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        final CountDownLatch acknowledge = new CountDownLatch(1);
        volatile boolean holdsBack;
        volatile int safe;

        @Override
        public void send(RawArticle article) {
            articles.add(article);
        }

        @Override
        public void reject(DeadLetter letter) {
            letters.add(letter);
        }

        @Override
        public void flush() {
            try {
                if (holdsBack) {
                    acknowledge.await();
                }
                safe = articles.size();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody may interrupt this", e);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
