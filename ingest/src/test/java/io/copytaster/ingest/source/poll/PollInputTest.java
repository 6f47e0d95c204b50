package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.ingest.Collected;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.web.Fetch;
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
        assertEquals(before.items(), kept.of("desk").items());
        assertEquals("a", kept.of("desk").etag());
    }

    @Test
    void deliversWhatIsNewOrChanged() {
        var body = new String[] {rss("1", "2")};
        serve("/feed", exchange -> answer(exchange, 200, body[0]));
        poll(source("desk", "/feed"));

        body[0] = rss("1", "2", "3").replace("title 2", "title 2, corrected");

        assertEquals(List.of("desk:2", "desk:3"), poll(source("desk", "/feed")).ids());
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

    private Collected poll(FeedSource... sources) {
        var described = new SourcesFile(List.of(sources), List.of(), List.of(), Fetch.USER_AGENT);
        return Collected.from(List.of(new PollInput(
                "sources.yaml",
                described,
                kept,
                true,
                InstantSource.fixed(NOW),
                new Random(7),
                Duration.ofSeconds(3))));
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
