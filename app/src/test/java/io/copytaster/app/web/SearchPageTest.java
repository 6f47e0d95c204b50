package io.copytaster.app.web;

import static io.copytaster.app.web.TestPage.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.SinkRecord;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    @TempDir
    Path folder;

    private TestPage page;

    @BeforeEach
    void start() {
        page = TestPage.open(folder);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void showsWhatIsFoundWithMentionsWordsAndCopies() throws Exception {
        // given
        page.hold(article("news/1")
                .setUrl("https://example.org/1")
                .setTitle("Tanks seen")
                .setText("Russia sent seven T-90 tanks to the base.\n\nNothing more is known.")
                .setLanguage("en")
                .setMentions(List.of(
                        mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, 6, null),
                        mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 12, 28, new Quantity(7L, 7L))))
                .setLinks(List.of(new Link("russia", "POSSESSES", "t-90", ArticleField.TEXT, 0, 41)))
                .build());
        page.hold(List.of(
                new SinkRecord.Duplicate(copy("c1", "Mirror & Co", "https://mirror.example/?a=1&b=2")),
                new SinkRecord.Duplicate(copy("c2", "Shady", "javascript:alert(1)"))));

        // when
        String hits = page.get("/?q=base").body();
        String article = page.get("/articles/news%2F1").body();

        // then
        assertTrue(hits.contains("<h1 class=\"count\">1 article"), hits);
        assertTrue(hits.contains("<a href=\"/articles/news%2F1\">Tanks seen</a>"), hits);
        assertTrue(hits.contains("<span class=\"actor\" title=\"Russia · state\">Russia</span> sent"), hits);
        assertTrue(hits.contains("<span class=\"weapon\" title=\"T-90 · tank · 7\">seven T-90 tanks</span>"), hits);
        assertTrue(hits.contains("<mark>base</mark>"), hits);
        assertTrue(hits.contains("also in: <a href=\"/articles/c1\">Mirror &amp; Co</a> <small>(near)</small>, "
                + "<a href=\"/articles/c2\">Shady</a>"));
        assertFalse(hits.contains("javascript:"));
        assertTrue(hits.contains("<time datetime=\"2015-09-17T12:00:00Z\">17 Sep 2015, 12:00</time>"));
        assertTrue(article.contains("<p dir=\"auto\">Nothing more is known.</p>"), article);
        assertTrue(article.contains("<td>7</td><td>text 12–28</td>"), article);
        assertTrue(article.contains("<a href=\"https://example.org/1\" rel=\"noopener nofollow\">original</a>"));
        assertTrue(article.contains("<span class=\"relation\">possesses</span>"));
        assertTrue(article.contains("<q dir=\"auto\">Russia sent seven T-90 tanks to the base.</q>"), article);
        assertTrue(article.contains("href=\"/articles/c1\""), article);
        assertTrue(page.get("/articles/c1").body().contains("https://mirror.example/?a=1&amp;b=2"));
        assertFalse(page.get("/articles/c2").body().contains("javascript:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a//b",
                "/",
                "a b+c",
                "50%",
                "%2F",
                "http://x.example/?a=1#b",
                "tag:x,2015:1;p=2",
                "ü\uD83D\uDE00",
                "\\",
                "a\"b'c<d>",
                "..",
                ".",
                "a/../b",
                "../../etc/passwd",
                "x\ty\n",
                "?",
                "#",
                "a;b",
                "{id}",
                "\u007f"
            })
    void findsArticlesWhateverTheirIds(String id) throws Exception {
        page.hold(article(id).setTitle("The one").build());

        String body = page.get("/").body();
        int at = body.indexOf("<h2 dir=\"auto\"><a href=\"") + "<h2 dir=\"auto\"><a href=\"".length();
        String link = body.substring(at, body.indexOf('"', at)).replace("&amp;", "&");

        assertEquals(200, page.get(link).statusCode(), link);
        assertTrue(page.get(link).body().contains("The one"));
        HttpResponse<String> json = page.get("/api" + link);
        assertEquals(id, JSON.readTree(json.body()).path("id").asText());
    }

    @Test
    void answersProgramsInJson() throws Exception {
        for (int i = 0; i < 5; i++) {
            page.hold(article("a" + i).setPublishedAt(NOON.plusSeconds(i)).build());
        }
        page.hold(List.of(new SinkRecord.Duplicate(copy("c", "mirror", null, "a3"))));

        JsonNode result = JSON.readTree(
                page.get("/api/search?q=text&limit=2&offset=1&sort=newest").body());

        assertEquals(5, result.path("total").asInt());
        assertEquals(
                List.of("a3", "a2"),
                result.path("hits").findValues("article").stream()
                        .map(a -> a.path("id").asText())
                        .toList());
        assertEquals("c", result.at("/hits/0/copies/0/id").asText());
        assertTrue(result.path("note").isNull());
        assertEquals(
                ArticleJson.line(page.index().searches().article("a3").orElseThrow()),
                page.get("/api/articles/a3").body());
        assertEquals("application/json;charset=utf-8", page.contentType("/api/search"));
        assertEquals("{\"status\":\"up\",\"articles\":5}", page.get("/health").body());
        assertTrue(JSON.readTree(page.get("/api/search?q=text&sort=relevance").body())
                        .at("/hits/0/score")
                        .asDouble()
                > 0);
    }

    @Test
    void goesThroughTheHitsPageByPage() throws Exception {
        for (int i = 0; i < 45; i++) {
            page.hold(article(String.format("a%02d", i))
                    .setPublishedAt(NOON.minusSeconds(i))
                    .build());
        }

        String first = page.get("/?q=text").body();
        String last = page.get("/?q=text&offset=40").body();

        assertTrue(first.contains("href=\"/?q=text&amp;offset=20\">more"), first);
        assertFalse(first.contains("before</a>"));
        assertTrue(last.contains("/articles/a44\"") && last.contains("before</a>") && !last.contains("more →"), last);
        assertTrue(page.get("/?q=text&offset=60").body().contains("nothing beyond this"));
        assertEquals(200, page.get("/?q=text&offset=-5&sort=upwards").statusCode());
        assertEquals(200, page.get("/?offset=2147483648").statusCode());
    }

    @Test
    void tellsWhatToDoWhenThereIsNothing() throws Exception {
        assertTrue(page.get("/").body().contains("No articles yet"));
        page.hold(article("a").build());
        assertTrue(page.get("/?q=unheard").body().contains("Nothing found"));
        assertTrue(page.get("/?q=%22open").body().contains("not closed"));
        assertEquals(404, page.get("/articles/nothing").statusCode());
        assertTrue(page.get("/articles/nothing").body().contains("There is no article nothing here"));
        assertEquals(404, page.get("/nowhere").statusCode());
        assertTrue(
                page.get("/nowhere").body().contains("<h1>Not here</h1>"),
                page.get("/nowhere").body());
        assertTrue(JSON.readTree(page.get("/api/articles/nothing").body()).has("error"));
        assertTrue(JSON.readTree(page.get("/api/nowhere").body()).has("error"));
    }

    private static DuplicateArticle copy(String id, String source, String url) {
        return copy(id, source, url, "news/1");
    }

    private static DuplicateArticle copy(String id, String source, String url, String of) {
        return DuplicateArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setUrl(url)
                .setVersion(1)
                .setReceivedAt(NOON)
                .setFamilyId(of)
                .setDuplicateOf(of)
                .setKind(DuplicateKind.NEAR)
                .setContainment(1)
                .setContainmentOf(1)
                .build();
    }

    private static Mention mention(
            MentionKind kind, String id, String name, String type, int begin, int end, Quantity quantity) {
        return Mention.newBuilder()
                .setKind(kind)
                .setId(id)
                .setName(name)
                .setType(type)
                .setField(ArticleField.TEXT)
                .setBegin(begin)
                .setEnd(end)
                .setText(name)
                .setQuantity(quantity)
                .build();
    }
}
