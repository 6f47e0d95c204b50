package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.SourcesFile;
import io.copytaster.ingest.source.web.Fetch;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand feeds in one process. */
class ManyFeedsTest {
    private static final int FEEDS = 1_000;
    private static final int ITEMS = 50;
    private static final long MOST_BYTES = 300L << 20;

    @Test
    @Timeout(120)
    void keepsAThousandFeedsInLessThan300Megabytes() throws Exception {
        var asked = new AtomicInteger();
        HttpServer server = server(asked);
        var articles = new AtomicInteger();
        var all = new CountDownLatch(FEEDS * ITEMS);
        var outlet = new Counting(articles, all);
        var states = SourceStates.forgetful();
        List<FeedSource> feeds = IntStream.range(0, FEEDS)
                .mapToObj(i -> FeedSource.feed("feed " + i, address(server, i), true))
                .toList();
        var described = new SourcesFile(feeds, List.of(), List.of(), Fetch.USER_AGENT);
        var ingest = new Ingest(outlet, InstantSource.system(), states);
        var input = new PollInput("many.yaml", described, states, false, InstantSource.system());
        var run = CompletableFuture.supplyAsync(() -> ingest.run(List.of(input)));
        try (ingest) {
            assertTrue(all.await(110, TimeUnit.SECONDS), "articles so far: " + articles);

            long heap = heapAfterCollection();

            assertTrue(heap < MOST_BYTES, "bytes held: " + heap);
        } finally {
            server.stop(0);
        }
        assertTrue(run.get().failures().isEmpty());
        assertEquals(FEEDS, asked.get());
    }

    private static long heapAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static URI address(HttpServer server, int number) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + number);
    }

    private static HttpServer server(AtomicInteger asked) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2, task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = feed(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    /** A feed with whole articles, as large as those of agencies are. */
    private static String feed(String name) {
        var items = new StringBuilder();
        for (int i = 0; i < ITEMS; i++) {
            items.append("<item><guid>" + name + "-" + i + "</guid><title>title " + i + "</title><description>"
                    + ("Words of " + name + " and " + i + ". ").repeat(40) + "</description></item>");
        }
        return "<rss version=\"2.0\"><channel><title>t</title>" + items + "</channel></rss>";
    }

    private record Counting(AtomicInteger articles, CountDownLatch all) implements ArticleOutlet {
        @Override
        public void send(RawArticle article) {
            articles.incrementAndGet();
            all.countDown();
        }

        @Override
        public void reject(DeadLetter letter) {
            throw new AssertionError(letter);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
