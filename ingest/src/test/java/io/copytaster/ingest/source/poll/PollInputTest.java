package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.ingest.Collected;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.web.Fetch;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollInputTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, List<String>> conditions = new ConcurrentHashMap<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final Kept kept = new Kept();
    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void asksWithTheValidatorsAsTheServerWroteThemAndDeliversNothingTwice() {
        serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "W/\"odd, one\"");
            exchange.getResponseHeaders().add("Last-Modified", "yesterday at noon");
            answer(exchange, 200, rss("1", "2"));
        });

        var first = poll(source("desk", "/feed"));
        var second = poll(source("desk", "/feed"));

        assertEquals(List.of("desk:1", "desk:2"), first.ids());
        assertEquals(List.of(), second.ids());
        assertEquals(List.of("null null", "W/\"odd, one\" yesterday at noon"), conditions.get("/feed"));
        assertEquals(1, kept.of("desk").unchanged());
    }

    @Test
    void takesA304ForNoNewsAndKeepsWhatItKnows() {
        serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "a");
            boolean known = "a".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, known ? 304 : 200, known ? "" : rss("1"));
        });
        poll(source("desk", "/feed"));
        SourceState before = kept.of("desk");

        var again = poll(source("desk", "/feed"));

        assertEquals(List.of(), again.ids());
        assertTrue(again.report().isComplete());
        assertEquals(before.shown(), kept.of("desk").shown());
        assertEquals("a", kept.of("desk").etag());
    }

    @Test
    void deliversWhatIsNewOrChanged() {
        var body = new String[] {rss("1", "2")};
        serve("/feed", exchange -> answer(exchange, 200, body[0]));
        poll(source("desk", "/feed"));

        body[0] = rss("1", "2", "3").replace("title 2", "title 2, corrected");

        assertEquals(
                List.of("desk:2", "desk:3"),
                poll(source("desk", "/feed")).ids().stream().sorted().toList());
    }

    @Test
    void waitsAsLongAsABusyServerSays() {
        serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            answer(exchange, 429, "");
        });
        serve("/down", exchange -> answer(exchange, 503, ""));

        var collected = poll(source("desk", "/feed"), source("other", "/down"));

        assertEquals(2, collected.report().failures().size());
        assertTrue(collected.report().failures().get(0).message().contains("the server answered 429; it is busy"));
        assertEquals(NOW.plusSeconds(7200), kept.of("desk").due());
        assertEquals(1, kept.of("other").failures());
        assertTrue(kept.of("other").due().isBefore(NOW.plusSeconds(100)));
    }

    @Test
    void asksAHostOnceAtATime() {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            serve("/feed" + i, exchange -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                open.decrementAndGet();
                answer(exchange, 200, rss("1"));
            });
        }
        FeedSource[] sources = new FeedSource[20];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source("desk" + i, "/feed" + i);
        }

        assertEquals(20, poll(sources).articles.size());
        assertEquals(1, most.get());
    }

    @Test
    void letsNoSlowEndlessOrBrokenSourceHurtTheOthers() {
        serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            awaitRelease();
        });
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = "<item>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(chunk);
            }
        });
        serve("/broken", exchange -> answer(exchange, 200, "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///x\">]><rss/>"));
        serve("/good", exchange -> answer(exchange, 200, rss("1")));

        var collected = poll(
                source("slow", "/slow"),
                source("endless", "/endless"),
                source("broken", "/broken"),
                source("good", "/good"));

        assertEquals(List.of("good:1"), collected.ids());
        assertEquals(
                2,
                collected.report().failures().size(),
                collected.report().failures().toString());
        assertTrue(collected.letter(0).startsWith("unsafe-xml"), collected.letter(0));
        assertEquals(1, kept.of("slow").failures());
    }

    @Test
    void refusesARedirectToAPrivateAddress() {
        serve("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://10.0.0.1/feed");
            answer(exchange, 302, "");
        });
        var named = FeedSource.feed("away", address("/away"), false);

        var refused = poll(named);

        assertTrue(
                refused.report()
                        .failures()
                        .get(0)
                        .message()
                        .contains("(127.0.0.1), which is no public address and is refused"),
                refused.report().failures().toString());
    }

    @Test
    void asksNoPageThatRobotsTxtForbids() {
        serve("/robots.txt", exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /private/\n"));
        serve("/private/1", exchange -> answer(exchange, 200, "<html><body>secret</body></html>"));
        serve(
                "/open/1",
                exchange -> answer(
                        exchange,
                        200,
                        "<html><body><p>The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep"
                                + " them there for a week.</p></body></html>"));

        var collected = poll(page("a", "/private/1"), page("b", "/open/1"));

        assertEquals(1, collected.articles.size());
        assertTrue(collected.report().failures().get(0).message().contains("robots.txt"));
        assertEquals(null, conditions.get("/private/1"));
        assertEquals(1, conditions.get("/robots.txt").size());
    }

    @Test
    void readsThePagesOfItemsThatOnlyTease() {
        String story = "The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep them"
                + " there for a week while talks go on in the capital.";
        serve("/robots.txt", exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /secret\n"));
        serve("/page", exchange -> answer(exchange, 200, "<html><body><p>" + story + "</p></body></html>"));
        serve("/gone", exchange -> answer(exchange, 404, ""));
        serve("/secret", exchange -> answer(exchange, 200, "<html><body><p>" + story + "</p></body></html>"));
        serve(
                "/feed",
                exchange -> answer(
                        exchange, 200, items(item("1", "/page"), item("2", "/gone"), item("3", "/secret"), full("4"))));

        var collected = poll(source("desk", "/feed"));

        Map<String, RawArticle> articles =
                collected.articles.stream().collect(Collectors.toMap(RawArticle::getGuid, article -> article));
        assertEquals(4, articles.size());
        assertEquals(story, articles.get("1").getText());
        assertEquals("page", articles.get("1").getAttributes().get("body"));
        assertEquals("teaser", articles.get("2").getText());
        assertEquals(
                "the server answered 404", articles.get("2").getAttributes().get("page-error"));
        assertTrue(articles.get("3").getAttributes().get("page-error").contains("robots.txt"));
        assertEquals(null, articles.get("4").getAttributes().get("page-error"));
        assertEquals(null, conditions.get("/secret"));
        assertEquals(null, conditions.get("/full"));
        assertEquals(1, conditions.get("/page").size());

        assertEquals(List.of(), poll(source("desk", "/feed")).ids());
        assertEquals(1, conditions.get("/page").size());
    }

    @Test
    void readsNoPagesOfASourceThatIsNotToHaveThemRead() {
        serve("/feed", exchange -> answer(exchange, 200, items(item("1", "/page"))));

        var never = new FeedSource("desk", address("/feed"), null, false, FeedSource.Pages.NEVER, true);

        assertEquals("teaser", poll(never).article().getText());
        assertEquals(null, conditions.get("/page"));
    }

    @Test
    void leavesASiteAloneThatIsTooBusyForItsPages() {
        serve("/page", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            answer(exchange, 429, "");
        });
        serve(
                "/feed",
                exchange ->
                        answer(exchange, 200, items(item("1", "/page"), item("2", "/page?2"), item("3", "/page?3"))));

        var collected = poll(source("desk", "/feed"));

        assertEquals(3, collected.articles.size());
        assertEquals(1, conditions.get("/page").size());
    }

    @Test
    void saysThatASourceIsEmptyAndForgetsNothingOfIt() {
        var body = new String[] {rss("1", "2")};
        serve("/feed", exchange -> answer(exchange, 200, body[0]));
        poll(source("desk", "/feed"));
        body[0] = rss();

        var empty = poll(source("desk", "/feed"));
        body[0] = rss("1", "2");
        var back = poll(source("desk", "/feed"));

        assertEquals(Map.of("desk", "empty, had 2 items"), empty.report().notes());
        assertEquals(Map.of(), back.report().notes());
        assertEquals(List.of(), back.ids());
    }

    @Test
    void readsAFeedThatChangesItsFormat() {
        var body = new String[] {rss("1", "2")};
        serve("/feed", exchange -> answer(exchange, 200, body[0]));
        poll(source("desk", "/feed"));
        body[0] = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"title 1\"},"
                + "{\"id\":\"3\",\"title\":\"title 3\"}]}";

        var changed = poll(source("desk", "/feed"));
        body[0] = "<html><body>Our feed has moved.</body></html>";
        var lost = poll(source("desk", "/feed"));

        assertEquals(List.of("desk:3"), changed.ids());
        assertEquals(1, lost.letters.size());
        assertTrue(lost.letter(0).startsWith("no-article"), lost.letter(0));
        assertEquals(List.of(), poll(source("desk", "/feed")).letters);
    }

    private static String items(String... items) {
        return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>t</title>"
                + String.join("", items) + "</channel></rss>";
    }

    private String item(String guid, String path) {
        return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>title " + guid + "</title><link>"
                + address(path) + "</link><description>teaser</description></item>";
    }

    private String full(String guid) {
        return item(guid, "/full").replace("</item>", "<content:encoded>all of it</content:encoded></item>");
    }

    private Collected poll(FeedSource... sources) {
        var described = new SourcesFile(List.of(sources), List.of(), List.of(), Fetch.USER_AGENT);
        return Collected.from(List.of(new PollInput(
                "sources.yaml",
                described,
                kept,
                true,
                InstantSource.fixed(NOW),
                new Random(7),
                Duration.ofSeconds(3),
                Duration.ZERO)));
    }

    private FeedSource source(String name, String path) {
        return FeedSource.feed(name, address(path), true);
    }

    private FeedSource page(String name, String path) {
        return FeedSource.page(name, address(path), true);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static String rss(String... guids) {
        String items = Arrays.stream(guids)
                .map(g -> "<item><guid>" + g + "</guid><title>title " + g + "</title></item>")
                .reduce("", String::concat);
        return "<rss version=\"2.0\"><channel><title>t</title>" + items + "</channel></rss>";
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            var headers = exchange.getRequestHeaders();
            conditions
                    .computeIfAbsent(path, p -> new ArrayList<>())
                    .add(headers.getFirst("If-None-Match") + " " + headers.getFirst("If-Modified-Since"));
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
