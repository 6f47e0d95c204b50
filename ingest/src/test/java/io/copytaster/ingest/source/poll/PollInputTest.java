package io.copytaster.ingest.source.poll;

import static io.copytaster.ingest.source.poll.PolledServer.answer;
import static io.copytaster.ingest.source.poll.PolledServer.rss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollInputTest {
    private PolledServer server;

    @BeforeEach
    void start() throws IOException {
        server = PolledServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksWithTheValidatorsAsTheServerWroteThemAndDeliversNothingTwice() {
        server.serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "W/\"odd, one\"");
            exchange.getResponseHeaders().add("Last-Modified", "yesterday at noon");
            answer(exchange, 200, rss("1", "2"));
        });

        var first = server.poll(server.feed("desk", "/feed"));
        var second = server.poll(server.feed("desk", "/feed"));

        assertEquals(List.of("desk:1", "desk:2"), first.ids());
        assertEquals(List.of(), second.ids());
        assertEquals(List.of("null null", "W/\"odd, one\" yesterday at noon"), server.asked("/feed"));
        assertEquals(1, server.known("desk").unchanged());
    }

    @Test
    void takesA304ForNoNewsAndKeepsWhatItKnows() {
        server.serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "a");
            boolean known = "a".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, known ? 304 : 200, known ? "" : rss("1"));
        });
        server.poll(server.feed("desk", "/feed"));
        SourceState before = server.known("desk");

        var again = server.poll(server.feed("desk", "/feed"));

        assertEquals(List.of(), again.ids());
        assertTrue(again.report().isComplete());
        assertEquals(before.shown(), server.known("desk").shown());
        assertEquals("a", server.known("desk").etag());
    }

    @Test
    void deliversWhatIsNewOrChanged() {
        var body = new String[] {rss("1", "2")};
        server.serve("/feed", exchange -> answer(exchange, 200, body[0]));
        server.poll(server.feed("desk", "/feed"));

        body[0] = rss("1", "2", "3").replace("title 2", "title 2, corrected");

        assertEquals(
                List.of("desk:2", "desk:3"),
                server.poll(server.feed("desk", "/feed")).ids().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void asksAHostOnceAtATimeAndOthersMeanwhile() {
        int others = 40;
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var elsewhere = new CountDownLatch(others);
        server.serve("/held", exchange -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            // Whenever another host has answered, all is asked that may be.
            await(elsewhere);
            open.decrementAndGet();
            answer(exchange, 200, rss("1"));
        });
        server.serve("/other", exchange -> {
            answer(exchange, 200, rss("1"));
            elsewhere.countDown();
        });
        var sources = new ArrayList<FeedSource>();
        for (int i = 0; i < others; i++) {
            sources.add(server.feedAtOtherHost("other" + i, "/other" + i));
        }
        // Before and after the others: which of them is asked first is left open.
        sources.addAll(0, List.of(server.feed("held0", "/held0"), server.feed("held1", "/held1")));
        sources.addAll(List.of(server.feed("held2", "/held2"), server.feed("held3", "/held3")));

        var collected = server.poll(Duration.ofMinutes(1), sources.toArray(FeedSource[]::new));

        assertEquals(others + 4, collected.articles.size());
        assertEquals(1, most.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
