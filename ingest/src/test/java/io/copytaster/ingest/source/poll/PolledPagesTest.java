package io.copytaster.ingest.source.poll;

import static io.copytaster.ingest.source.poll.PolledServer.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are read: those that are sources themselves, and those of items whose feed only teases. */
class PolledPagesTest {
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
    void asksNoPageThatRobotsTxtForbids() {
        server.serve("/robots.txt", exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /private/\n"));
        server.serve("/private/1", exchange -> answer(exchange, 200, "<html><body>secret</body></html>"));
        server.serve(
                "/open/1",
                exchange -> answer(
                        exchange,
                        200,
                        "<html><body><p>The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep"
                                + " them there for a week.</p></body></html>"));

        var collected = server.poll(server.page("a", "/private/1"), server.page("b", "/open/1"));

        assertEquals(1, collected.articles.size());
        assertTrue(collected.report().failures().get(0).message().contains("robots.txt"));
        assertEquals(List.of(), server.asked("/private/1"));
        assertEquals(1, server.asked("/robots.txt").size());
    }

    @Test
    void readsThePagesOfItemsThatOnlyTease() {
        String story = "The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep them"
                + " there for a week while talks go on in the capital.";
        server.serve("/robots.txt", exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /secret\n"));
        server.serve("/page", exchange -> answer(exchange, 200, "<html><body><p>" + story + "</p></body></html>"));
        server.serve("/gone", exchange -> answer(exchange, 404, ""));
        server.serve("/secret", exchange -> answer(exchange, 200, "<html><body><p>" + story + "</p></body></html>"));
        server.serve(
                "/feed",
                exchange -> answer(
                        exchange, 200, items(item("1", "/page"), item("2", "/gone"), item("3", "/secret"), full("4"))));

        var collected = server.poll(server.feed("desk", "/feed"));

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
        assertEquals(List.of(), server.asked("/secret"));
        assertEquals(List.of(), server.asked("/full"));
        assertEquals(1, server.asked("/page").size());

        assertEquals(List.of(), server.poll(server.feed("desk", "/feed")).ids());
        assertEquals(1, server.asked("/page").size());
    }

    @Test
    void readsNoPagesOfASourceThatIsNotToHaveThemRead() {
        server.serve("/feed", exchange -> answer(exchange, 200, items(item("1", "/page"))));

        var never = new FeedSource("desk", server.address("/feed"), null, false, FeedSource.Pages.NEVER, true);

        assertEquals("teaser", server.poll(never).article().getText());
        assertEquals(List.of(), server.asked("/page"));
    }

    @Test
    void leavesASiteAloneThatIsTooBusyForItsPages() {
        server.serve("/page", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            answer(exchange, 429, "");
        });
        server.serve(
                "/feed",
                exchange ->
                        answer(exchange, 200, items(item("1", "/page"), item("2", "/page?2"), item("3", "/page?3"))));

        var collected = server.poll(server.feed("desk", "/feed"));

        assertEquals(3, collected.articles.size());
        assertEquals(1, server.asked("/page").size());
    }

    private static String items(String... items) {
        return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>t</title>"
                + String.join("", items) + "</channel></rss>";
    }

    private String item(String guid, String path) {
        return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>title " + guid + "</title><link>"
                + server.address(path) + "</link><description>teaser</description></item>";
    }

    private String full(String guid) {
        return item(guid, "/full").replace("</item>", "<content:encoded>all of it</content:encoded></item>");
    }
}
