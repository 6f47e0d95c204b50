package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.SinkRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs get from the page. */
class PageRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    @TempDir
    Path folder;

    private TestPage page;

    @BeforeEach
    void start() {
        page = TestPage.open(folder);
        page.hold(article("a", "Gulf Ledger", NOON).build());
        page.hold(article("b", "Gulf Ledger", NOON.plusSeconds(86_400)).build());
        page.hold(article("c", "Harbour Post", NOON.plusSeconds(86_400 * 2)).build());
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void countsAndNarrowsDown() throws Exception {
        JsonNode all = json("/api/search?facets=1");
        assertEquals(3, all.path("total").asInt());
        assertEquals("russia", all.at("/facets/actor/0/value").asText());
        assertEquals("Russia", all.at("/facets/actor/0/name").asText());
        assertEquals(3, all.at("/facets/actor/0/articles").asInt());
        assertEquals(2, all.at("/facets/source/0/articles").asInt());
        assertEquals("hour", all.at("/histogram/unit").asText());
        assertEquals(49, all.at("/histogram/bins").size());

        assertEquals(2, json("/api/search?source=gulf%20ledger").path("total").asInt());
        assertEquals(
                3,
                json("/api/search?source=Gulf%20Ledger&source=Harbour%20Post")
                        .path("total")
                        .asInt());
        assertEquals(
                0, json("/api/search?actor=russia&actor=syria").path("total").asInt());
        assertEquals(
                2,
                json("/api/search?from=2015-09-18&to=2015-09-19").path("total").asInt());
        assertEquals(
                1,
                json("/api/search?from=2015-09-17T12:00Z&to=2015-09-18T12:00Z")
                        .path("total")
                        .asInt());
        JsonNode other = json("/api/search?facets=1&source=Harbour%20Post");
        assertEquals(2, other.at("/facets/source").size(), "the other source can still be chosen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2015-13-01",
                "to=99999-01-01",
                "from=2015-09-18T25:00Z",
                "from=-999999999-01-01",
                "from=2015-09-18&to=2015-09-17"
            })
    void saysWhatIsWrongWithADate(String parameters) throws Exception {
        assertEquals(400, page.get("/api/search?" + parameters).statusCode());
        assertTrue(json("/api/search?" + parameters).path("error").asText().matches("(from|to) must be .*"));
        HttpResponse<String> shown = page.get("/?" + parameters);
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("class=\"note\"") && shown.body().contains("3 articles"), shown.body());
    }

    @Test
    void givesSearchesToTakeAway() throws Exception {
        page.hold(article("d", "=cmd|' /C calc'!A0", NOON)
                .setTitle("\"Quoted\", and\nbroken")
                .build());

        HttpResponse<String> lines = page.get("/search.jsonl?source=Gulf%20Ledger");
        assertEquals(
                List.of("b", "a"), lines.body().lines().map(PageRoutesTest::id).toList());

        String csv = page.get("/search.csv?q=").body();
        assertTrue(csv.startsWith("id,source,publishedAt,"), csv);
        assertTrue(
                csv.contains("\r\nd,'=cmd|' /C calc'!A0,2015-09-17T12:00:00Z,,\"\"\"Quoted\"\", and\nbroken\","), csv);
        assertTrue(csv.contains(",russia,t-90,a,\r\n"), csv);

        HttpResponse<String> feed = page.get("/search.atom?q=actor:russia");
        var parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
        assertEquals(4, parsed.getElementsByTagName("entry").getLength());
        assertEquals(
                page.address() + "articles/c",
                parsed.getElementsByTagName("entry")
                        .item(0)
                        .getChildNodes()
                        .item(1)
                        .getTextContent());
    }

    @Test
    void describesAnActorAndSuggestsIt() throws Exception {
        JsonNode russia = json("/api/actors/russia");
        assertEquals(3, russia.path("articles").asInt());
        assertEquals("t-90", russia.at("/together/0/thing/id").asText());
        assertEquals(3, russia.at("/together/0/articles").asInt());
        assertEquals("SUPPLIES", russia.at("/statements/0/relation").asText());
        assertEquals(
                "russia", json("/api/suggest?q=Rus").at("/suggestions/0/value").asText());
        assertEquals(404, page.get("/api/actors/nobody").statusCode());
        assertEquals(404, page.get("/api/weapons/russia").statusCode());
    }

    @Test
    void saysThatAFamilyIsNotThere() throws Exception {
        assertEquals(200, page.get("/api/family?id=a").statusCode());
        var none = page.get("/api/family?id=none");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("There is no family none"), none.body());
    }

    @Test
    void saysWhatWasWithdrawn() throws Exception {
        page.hold(List.of(new SinkRecord.EnrichedWithdrawn("a", 2L)));

        assertEquals(410, page.get("/articles/a").statusCode());
        assertTrue(page.get("/articles/a").body().contains("<h1>Withdrawn</h1>"));
        assertFalse(page.get("/articles/a").body().contains("T-90"));
        assertEquals(410, page.get("/api/articles/a").statusCode());
        assertEquals(404, page.get("/articles/z").statusCode());
    }

    @Test
    void tagsWhatIsSent() throws Exception {
        JsonNode tagged =
                JSON.readTree(page.post("/api/tag", "application/json", "{\"text\":\"Russia sent seven T-90 tanks.\"}")
                        .body());
        assertEquals("russia", tagged.at("/articles/0/mentions/0/id").asText());
        assertEquals(7, tagged.at("/articles/0/mentions/1/quantity/min").asInt());

        JsonNode feed = JSON.readTree(page.post(
                        "/api/tag?name=wire.jsonl",
                        "application/octet-stream",
                        "{\"id\":\"1\",\"text\":\"Two tanks of the army.\"}\n{\"id\":\"2\"}\n")
                .body());
        assertEquals("1", feed.at("/articles/0/id").asText());
        assertEquals(1, feed.path("problems").size());

        assertEquals(
                400, page.post("/api/tag", "application/json", "{\"text\":").statusCode());
        String form = page.post("/try", "application/x-www-form-urlencoded", "title=&text=Tanks+of+%3Cb%3ERussia")
                .body();
        assertTrue(form.contains("&lt;b&gt;") && form.contains("/actors/russia"), form);
    }

    @Test
    void refusesWhatIsTooLargeWithAWayOut() throws Exception {
        for (int size : List.of(TryRoutes.MOST_BYTES + 1, 10 << 20)) {
            HttpResponse<String> refused = page.post("/api/tag", "text/plain", "a".repeat(size));
            assertEquals(413, refused.statusCode());
            assertTrue(refused.body().contains("up to 1 MB"), refused.body());
        }
        assertEquals(
                200,
                page.post("/api/tag", "text/plain", "word ".repeat(TryRoutes.MOST_BYTES / 5))
                        .statusCode());
    }

    @Test
    void describesWhatItAnswers() throws Exception {
        JsonNode api = json("/api/openapi.json");
        api.path("paths").properties().forEach(path -> {
            try {
                String asked = path.getKey()
                        .replace("actors/{id}", "actors/russia")
                        .replace("weapons/{id}", "weapons/t-90")
                        .replace("{letter}", "0:0")
                        .replace("/family", "/family?id=a")
                        .replace("/versions", "/versions?id=a");
                HttpResponse<String> answer = path.getValue().has("post")
                        ? page.post(asked, "text/plain", "Tanks of the army stood on the bridge.")
                        : page.get(asked.replace("{id}", "a"));
                boolean stream = asked.equals("/api/stream") || asked.startsWith("/api/dead-letters");
                assertEquals(stream ? 404 : 200, answer.statusCode(), asked);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(path.getKey(), e);
            }
        });
        api.findValues("$ref")
                .forEach(ref -> assertFalse(api.at(ref.asText().substring(1)).isMissingNode(), ref.asText()));
        assertTrue(page.get("/stream").body().contains("without the topics"));
    }

    @Test
    void saysThatTheIndexIsBeingFilled() throws Exception {
        assertFalse(page.get("/").body().contains("being filled"));
        page.close();
        page = TestPage.open(folder, PageParts.alone(() -> new Tagger(Lexicon.bundled())::read, () -> 12_345));
        assertTrue(page.get("/").body().contains("being filled: 12,345 records are still to come"));
    }

    @Test
    void answersHeadAsGetButWithoutTheBody() throws Exception {
        assertTrue(page.raw("HEAD /articles/nope HTTP/1.1", "localhost").startsWith("HTTP/1.1 404"));
        String there = page.raw("HEAD /articles/a HTTP/1.1", "localhost");
        assertTrue(there.startsWith("HTTP/1.1 200") && there.contains("text/html"), there);
        assertFalse(there.contains("<html"), there);
    }

    @Test
    void answersOnlyThoseOnThisMachine() throws Exception {
        assertTrue(page.raw("GET /health HTTP/1.1", "evil.example").startsWith("HTTP/1.1 403"));
        assertTrue(page.raw("GET /health HTTP/1.1", "localhost:1").startsWith("HTTP/1.1 200"));
        assertNotEquals("", page.raw("GET /health HTTP/1.1", "[::1]"));
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(page.get(path).body());
    }

    private static String id(String line) {
        try {
            return JSON.readTree(line).path("id").asText();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static EnrichedArticle.Builder article(String id, String source, Instant published) {
        String text = "Russia sent seven T-90 tanks.";
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setVersion(1)
                .setTitle("Title")
                .setText(text)
                .setPublishedAt(published)
                .setReceivedAt(NOON.plusSeconds(86_400 * 9))
                .setFamilyId(id)
                .setMentions(List.of(
                        mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, 6, text),
                        mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 18, 28, text)))
                .setLinks(List.of(new Link("russia", "SUPPLIES", "t-90", ArticleField.TEXT, 0, 28)))
                .setLexicon("test-1")
                .setPipeline("0");
    }

    private static Mention mention(
            MentionKind kind, String id, String name, String type, int begin, int end, String text) {
        return Mention.newBuilder()
                .setKind(kind)
                .setId(id)
                .setName(name)
                .setType(type)
                .setField(ArticleField.TEXT)
                .setBegin(begin)
                .setEnd(end)
                .setText(text.substring(begin, end))
                .build();
    }
}
