package io.copytaster.ingest.source.poll;

import static io.copytaster.ingest.source.poll.PolledServer.NOW;
import static io.copytaster.ingest.source.poll.PolledServer.answer;
import static io.copytaster.ingest.source.poll.PolledServer.rss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that fail, break off, turn empty or become something else. */
class UnwellSourceTest {
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
    void asksForAllOfAFeedAgainThatBrokeOff() {
        var body = new String[] {rss("1", "2").replaceFirst("(?s)title 2.*", "ti")};
        server.serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "a");
            boolean known = "a".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, known ? 304 : 200, known ? "" : body[0]);
        });

        var first = server.poll(server.feed("desk", "/feed"));
        body[0] = rss("1", "2");
        var second = server.poll(server.feed("desk", "/feed"));
        var third = server.poll(server.feed("desk", "/feed"));

        assertEquals(List.of("desk:1"), first.ids());
        assertTrue(first.letter(0).startsWith("broken-feed: "), first.letter(0));
        assertEquals(List.of("desk:2"), second.ids());
        assertEquals(List.of(), third.ids());
        assertEquals(List.of("null null", "null null", "a null"), server.asked("/feed"));
    }

    @Test
    void tellsOnceThatAFeedIsNotWholeWhenItNeverIs() {
        server.serve("/feed", exchange -> answer(exchange, 200, "<rss><channel><title>t"));
        server.serve("/nothing", exchange -> answer(exchange, 200, ""));
        var sources = new FeedSource[] {server.feed("desk", "/feed"), server.feed("none", "/nothing")};

        assertEquals(2, server.poll(sources).letters.size());
        assertEquals(List.of(), server.poll(sources).letters);
    }

    @Test
    void letsNoSlowEndlessOrBrokenSourceHurtTheOthers() {
        server.serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            server.awaitClosing();
        });
        server.serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = "<item>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(chunk);
            }
        });
        server.serve(
                "/broken",
                exchange -> answer(exchange, 200, "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///x\">]><rss/>"));
        server.serve("/good", exchange -> answer(exchange, 200, rss("1")));

        var collected = server.poll(
                server.feed("slow", "/slow"),
                server.feed("endless", "/endless"),
                server.feed("broken", "/broken"),
                server.feed("good", "/good"));

        assertEquals(List.of("good:1"), collected.ids());
        assertEquals(
                2,
                collected.report().failures().size(),
                collected.report().failures().toString());
        assertTrue(collected.letter(0).startsWith("unsafe-xml"), collected.letter(0));
        assertEquals(1, server.known("slow").failures());
    }

    @Test
    void refusesARedirectToAPrivateAddress() {
        server.serve("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://10.0.0.1/feed");
            answer(exchange, 302, "");
        });
        var named = FeedSource.feed("away", server.address("/away"), false);

        var refused = server.poll(named);

        assertTrue(
                refused.report()
                        .failures()
                        .get(0)
                        .message()
                        .contains("(127.0.0.1), which is no public address and is refused"),
                refused.report().failures().toString());
    }

    @Test
    void waitsAsLongAsABusyServerSays() {
        server.serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            answer(exchange, 429, "");
        });
        server.serve("/down", exchange -> answer(exchange, 503, ""));

        var collected = server.poll(server.feed("desk", "/feed"), server.feed("other", "/down"));

        assertEquals(2, collected.report().failures().size());
        assertTrue(collected.report().failures().get(0).message().contains("the server answered 429; it is busy"));
        assertEquals(NOW.plusSeconds(7200), server.known("desk").due());
        assertEquals(1, server.known("other").failures());
        assertTrue(server.known("other").due().isBefore(NOW.plusSeconds(100)));
    }

    @Test
    void saysThatASourceIsEmptyAndForgetsNothingOfIt() {
        var body = new String[] {rss("1", "2")};
        server.serve("/feed", exchange -> answer(exchange, 200, body[0]));
        server.poll(server.feed("desk", "/feed"));
        body[0] = rss();

        var empty = server.poll(server.feed("desk", "/feed"));
        body[0] = rss("1", "2");
        var back = server.poll(server.feed("desk", "/feed"));

        assertEquals(Map.of("desk", "empty, had 2 items"), empty.report().notes());
        assertEquals(Map.of(), back.report().notes());
        assertEquals(List.of(), back.ids());
    }

    @Test
    void readsAFeedThatChangesItsFormat() {
        var body = new String[] {rss("1", "2")};
        server.serve("/feed", exchange -> answer(exchange, 200, body[0]));
        server.poll(server.feed("desk", "/feed"));
        body[0] = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"title 1\"},"
                + "{\"id\":\"3\",\"title\":\"title 3\"}]}";

        var changed = server.poll(server.feed("desk", "/feed"));
        body[0] = "<html><body>Our feed has moved.</body></html>";
        var lost = server.poll(server.feed("desk", "/feed"));

        assertEquals(List.of("desk:3"), changed.ids());
        assertEquals(1, lost.letters.size());
        assertTrue(lost.letter(0).startsWith("no-article"), lost.letter(0));
        assertEquals(List.of(), server.poll(server.feed("desk", "/feed")).letters);
    }
}
