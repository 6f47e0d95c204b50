package io.copytaster.ingest.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import io.copytaster.ingest.delivery.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebInputTest {
    private static final String FEED =
            "<rss version=\"2.0\"><channel><title>t</title><item><guid>1</guid><title>café</title></item></channel></rss>";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch release = new CountDownLatch(1);
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
    void readsAFeedAndSaysWhoAsks() {
        serve("/feed", exchange -> answer(exchange, 200, "application/rss+xml", FEED.getBytes(StandardCharsets.UTF_8)));

        var article = from("/feed").article();

        assertEquals("127.0.0.1:1", article.getId());
        assertEquals("127.0.0.1", article.getSource());
        assertEquals("café", article.getTitle());
        assertTrue(asked.get(0).startsWith("copytaster/"), asked.get(0));
    }

    @Test
    void asksForGzipAndUnpacksIt() {
        serve("/feed", exchange -> {
            boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, gzip ? 200 : 406, "text/xml", Packed.gzip(FEED));
        });

        assertEquals("café", from("/feed").article().getTitle());
    }

    @Test
    void followsRedirectsAndKeepsTheNameOfTheFirstHost() {
        redirect("/old", "/older");
        redirect("/older", "feed");
        serve("/feed", exchange -> answer(exchange, 200, "text/xml", FEED.getBytes(StandardCharsets.UTF_8)));

        assertEquals("127.0.0.1:1", from("/old").article().getId());
    }

    @Test
    void asksForAddressesInAnyScript() {
        serve("/", exchange -> {
            boolean right = exchange.getRequestURI().getRawPath().equals("/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0.xml");
            answer(exchange, right ? 200 : 404, "text/xml", FEED.getBytes(StandardCharsets.UTF_8));
        });

        assertEquals("café", from("/лента.xml").article().getTitle());
    }

    @Test
    void tellsNobodyInADeadLetterWhatOpensTheFeed() {
        serve("/", exchange -> answer(exchange, 200, "text/xml", "<rss/>".getBytes(StandardCharsets.UTF_8)));
        serve(
                "/items",
                exchange -> answer(
                        exchange, 200, "text/xml", FEED.replace("café", "").getBytes(StandardCharsets.UTF_8)));

        var whole = from("/feed?apikey=s3cret&page=2").letter();
        var item = from("/items?page=2&access_token=s3cret").letter();

        assertEquals(address("/feed") + "?apikey=***&page=2", whole.input());
        assertEquals(whole.input(), whole.keyText());
        assertEquals(address("/items") + "?page=2&access_token=*** item 1", item.input());
        assertFalse(item.keyText().contains("s3cret"), item.keyText());
    }

    @Test
    void followsNoRedirectOutOfTheWeb() {
        redirect("/feed", "file:///etc/hostname");

        assertEquals(
                address("/feed") + ": redirects to \"file:///etc/hostname\", which is no http or https address",
                failure(from("/feed")));
    }

    @Test
    void givesUpOnARedirectThatGoesRound() {
        redirect("/feed", "/feed");

        assertTrue(failure(from("/feed")).contains("redirects more than 5 times"));
    }

    @Test
    void reportsAnAddressThatIsNotThereAndGoesOn() {
        serve("/gone", exchange -> answer(exchange, 404, "text/html", new byte[0]));
        serve("/feed", exchange -> answer(exchange, 200, "text/xml", FEED.getBytes(StandardCharsets.UTF_8)));

        var collected = Collected.from(List.of(input("/gone"), input("/feed")));

        assertEquals(1, collected.articles.size());
        assertEquals(
                address("/gone") + ": the server answered 404; the feed is not there, check the address",
                failure(collected));
        assertFalse(collected.report().isComplete());
    }

    @Test
    void reportsAServerThatIsDown() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var address = URI.create("http://127.0.0.1:" + port + "/feed");

        assertEquals(
                address + ": no connection to 127.0.0.1:" + port + "; check the address and that the server is up",
                failure(Collected.from(List.of(new WebInput(address)))));
    }

    @Test
    void waitsNoLongerThanItMayForABodyThatDrips() {
        serve("/feed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            awaitRelease();
        });

        var collected = Collected.from(List.of(new WebInput(address("/feed"), Duration.ofMillis(300))));

        assertEquals(address("/feed") + ": no complete answer within 0.3 s; try again later", failure(collected));
    }

    @Test
    void readsNoMoreThanTheLimit() {
        serve("/feed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var block = new byte[1 << 20];
            for (int i = 0; i <= Delivery.MAX_WHOLE_BYTES >> 20; i++) {
                exchange.getResponseBody().write(block);
            }
        });

        assertTrue(failure(from("/feed")).contains("the answer is over " + Delivery.MAX_WHOLE_BYTES + " bytes"));
    }

    @Test
    void rejectsAPageThatIsNoFeed() {
        byte[] page = "Welcome".getBytes(StandardCharsets.UTF_8);
        serve("/page", exchange -> answer(exchange, 200, "text/plain", page));

        var letter = from("/page").letter();

        assertEquals(address("/page").toString(), letter.keyText());
        assertEquals("Welcome", Collected.text(letter));
        assertTrue(letter.error().startsWith("no-feed: is no feed (text/plain)"), letter.error());
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void redirect(String path, String location) {
        serve(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            answer(exchange, 302, "text/html", new byte[0]);
        });
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private WebInput input(String path) {
        return new WebInput(address(path));
    }

    private Collected from(String path) {
        return Collected.from(List.of(input(path)));
    }

    private static String failure(Collected collected) {
        assertEquals(1, collected.report().failures().size());
        return collected.report().failures().get(0).message();
    }
}
