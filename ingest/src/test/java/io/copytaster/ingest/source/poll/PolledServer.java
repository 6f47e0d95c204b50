package io.copytaster.ingest.source.poll;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as a test says, and polls of it, each of which knows what came of those before. */
final class PolledServer implements AutoCloseable {
    /** When all polls are. */
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, Queue<String>> asked = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Kept kept = new Kept();
    private final HttpServer server;

    private PolledServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    /** Starts one on a free port. */
    static PolledServer start() throws IOException {
        return new PolledServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** Has what is asked for below a path answered. */
    void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.computeIfAbsent(path, p -> new ConcurrentLinkedQueue<>())
                    .add(headers.getFirst("If-None-Match") + " " + headers.getFirst("If-Modified-Since"));
            handler.handle(exchange);
        });
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** A feed of items with these guids, each with a title. */
    static String rss(String... guids) {
        String items = Arrays.stream(guids)
                .map(g -> "<item><guid>" + g + "</guid><title>title " + g + "</title></item>")
                .reduce("", String::concat);
        return "<rss version=\"2.0\"><channel><title>t</title>" + items + "</channel></rss>";
    }

    /** The conditions of each request for a path so far: {@code If-None-Match}, a space, {@code If-Modified-Since}. */
    List<String> asked(String path) {
        return List.copyOf(asked.getOrDefault(path, new ConcurrentLinkedQueue<>()));
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    FeedSource feed(String name, String path) {
        return FeedSource.feed(name, address(path), true);
    }

    /** A source at the same server under another name, which to those who ask is another host. */
    FeedSource feedAtOtherHost(String name, String path) {
        return FeedSource.feed(name, URI.create(address(path).toString().replace("127.0.0.1", "localhost")), true);
    }

    FeedSource page(String name, String path) {
        return FeedSource.page(name, address(path), true);
    }

    /** Asks each source once, and waits three seconds for an answer. */
    Collected poll(FeedSource... sources) {
        return poll(Duration.ofSeconds(3), sources);
    }

    /** Asks each source once. */
    Collected poll(Duration timeout, FeedSource... sources) {
        var described = new SourcesFile(List.of(sources), List.of(), List.of(), Fetch.USER_AGENT);
        return Collected.from(List.of(new PollInput(
                "sources.yaml",
                described,
                kept,
                true,
                InstantSource.fixed(NOW),
                new Random(7),
                timeout,
                Duration.ZERO)));
    }

    /** What is known of a source after the polls so far. */
    SourceState known(String source) {
        return kept.of(source);
    }

    /** Waits for the end of the test, as a server does that has stopped in the middle of an answer. */
    void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
