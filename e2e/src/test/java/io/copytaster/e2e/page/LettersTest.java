package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.access.BearerToken;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.TopicAdmin;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.app.stage.RunningSink;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.web.PageParts;
import io.copytaster.app.web.SearchPage;
import io.copytaster.e2e.Await;
import io.copytaster.e2e.Servers;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.sink.search.SearchIndex;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Dead letters that a person sends back from the page of a pipeline at work, with the token that it was started with. */
@Timeout(240)
class LettersTest {
    private static final String TOKEN = "s3cret";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Servers servers;
    private static Cluster cluster;
    private static EnrichStreams enrich;
    private static SearchIndex index;
    private static RunningSink sink;
    private static SearchPage page;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        try (var topics = new TopicAdmin(cluster)) {
            topics.createMissing(1, (short) 1);
        }
        var tagger = EnrichStage.lexicon(null);
        enrich = EnrichStage.start(cluster, folder.resolve("state"), 1, EnrichConfig.DEFAULT_WINDOW, tagger);
        index = SearchIndex.open(folder.resolve("index"));
        sink = RunningSink.start(SinkKind.SEARCH, index, cluster);
        var parts = PageParts.on(cluster, () -> new Tagger(tagger)::read, id -> false);
        page = SearchPage.start(index, parts, new BearerToken(TOKEN), "127.0.0.1", 0);
        Await.until("enrich", enrich::isRunning);
    }

    @AfterAll
    static void stop() {
        page.close();
        sink.close();
        enrich.close();
        index.close();
        servers.close();
    }

    @Test
    void comeThroughOrComeBackWithTheirReason() throws Exception {
        String late = send("b.jsonl", article("late"));
        String never = send("c.jsonl", "still no json");
        try (Browser browser = Browser.open()) {
            browser.go(page.address() + "stream");
            browser.await("the stream", d -> browser.text("#live-state").equals("watching"));

            // when one that can be read by now is sent back by the keyboard
            button(browser, late, "retry").sendKeys(Keys.ENTER);
            WebElement asked = browser.await("the token is asked for", d -> {
                WebElement input = browser.find("#letters-token input");
                return input.isDisplayed() ? input : null;
            });
            assertEquals(List.of(), Axe.faults(browser));
            assertEquals(asked, browser.driver().switchTo().activeElement());
            asked.sendKeys("guessed", Keys.ENTER);
            browser.await("a refusal", d -> browser.text("#letters-said").equals("That was not the token."));
            assertEquals(JSON.nullNode(), letter(late).path("decision"));
            browser.find("#letters-token input").sendKeys(TOKEN, Keys.ENTER);

            // then it comes through, and is marked
            browser.await("it is said", d -> browser.text("#letters-said").contains(late + " was sent back: ingested"));
            assertEquals("RETRIED", letter(late).path("decision").path("what").asText());
            assertTrue(row(browser, late).getText().contains("sent back"));
            Await.until("the article", () -> get("articles/late").statusCode() == 200);

            // and one that cannot comes back with its reason, without being asked for the token again
            button(browser, never, "retry").click();
            browser.await("it is said", d -> browser.text("#letters-said").contains("refused again: {not-json=1}"));
            WebElement again = browser.await("it comes back", d -> cameBack(browser));
            String back = again.getAttribute("data-letter");
            assertTrue(again.getText().contains("came back from retry 1"), again.getText());
            assertTrue(again.getText().contains("not-json"), again.getText());
            button(browser, back, "drop").click();
            browser.await("it is put aside", d -> row(browser, back).getText().contains("put aside"));

            browser.await("marks that stay", d -> {
                // A broker that is slow to answer leaves the list of one page short.
                browser.go(page.address() + "stream");
                WebElement row = row(browser, never);
                return row != null && row.getText().contains("sent back");
            });
            assertTrue(browser.all("#dead-letters button:not(#letters-token button)")
                    .isEmpty());
            assertEquals(List.of(), Axe.faults(browser));
            assertFalse(browser.run("return JSON.stringify(localStorage) + document.cookie")
                    .toString()
                    .contains(TOKEN));
        }
    }

    @Test
    void areLeftAloneByThoseWhoMayNot() throws Exception {
        String letter = send("d.jsonl", article("later"));
        assertEquals(401, post(letter, "retry", "{}").statusCode());
        assertEquals(
                403,
                post(letter, "retry", "{}", "Origin", "http://evil.example").statusCode());
        String bearer = "Bearer " + TOKEN;
        assertEquals(400, post("nine", "drop", "{}", "Authorization", bearer).statusCode());
        assertEquals(400, post(letter, "retry", "{", "Authorization", bearer).statusCode());
        assertEquals(404, post("0:99", "retry", "{}", "Authorization", bearer).statusCode());
        assertEquals(JSON.nullNode(), letter(letter).path("decision"));

        assertEquals(200, post(letter, "drop", "{}", "Authorization", bearer).statusCode());
        var twice = post(letter, "retry", "{}", "Authorization", bearer);
        assertEquals(409, twice.statusCode());
        assertTrue(twice.body().contains("was dropped at 2"), twice.body());
        var insisting = post(letter, "retry", "{\"force\":true}", "Authorization", bearer);
        assertEquals(200, insisting.statusCode(), insisting.body());
        assertEquals(
                "ingested, 1 articles",
                JSON.readTree(insisting.body()).path("said").asText());
    }

    private static WebElement row(Browser browser, String letter) {
        List<WebElement> found = browser.all("tr[data-letter='" + letter + "']");
        return found.isEmpty() ? null : found.get(0);
    }

    /** The letter that came back from being sent, once it is there. */
    private static WebElement cameBack(Browser browser) {
        return browser.all("tr[data-letter]").stream()
                .filter(row -> row.getText().contains("came back from retry"))
                .findFirst()
                .orElse(null);
    }

    private static WebElement button(Browser browser, String letter, String deed) {
        return browser.await(deed + " of " + letter, d -> {
            WebElement row = row(browser, letter);
            WebElement button = row == null ? null : row.findElement(By.cssSelector("[data-deed=" + deed + "]"));
            return button != null && button.isDisplayed() ? button : null;
        });
    }

    private JsonNode letter(String id) throws Exception {
        for (JsonNode letter : JSON.readTree(get("api/dead-letters").body()).path("deadLetters")) {
            if (letter.path("letter").asText().equals(id)) {
                return letter;
            }
        }
        throw new AssertionError("no dead letter " + id);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String letter, String deed, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(page.address().resolve("/api/dead-letters/" + letter + "/" + deed))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String article(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"Nobody could read this line about seven tanks at first.\"}";
    }

    /** As if ingest had not understood a line of a file; returns the letter's name. */
    private static String send(String file, String line) throws Exception {
        var letter = new DeadLetter(
                (file + ":1").getBytes(StandardCharsets.UTF_8),
                line.getBytes(StandardCharsets.UTF_8),
                "ingest",
                "not-json: as an older version thought",
                "feeds/" + file + ":1",
                null);
        try (var producer =
                new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = producer.send(letter.toRecord()).get();
            return sent.partition() + ":" + sent.offset();
        }
    }
}
