package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.access.BearerToken;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.SinkRecord;
import io.copytaster.sink.search.SearchIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");
    private static final String HOSTILE = "<script>alert('x')</script> \"onload=\" & \u0000\u202E\uD800 end";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private SearchIndex index;
    private SearchPage page;

    @BeforeEach
    void start() {
        index = SearchIndex.open(folder);
        page = SearchPage.start(
                index,
                PageParts.alone(() -> new Tagger(Lexicon.bundled())::read),
                new BearerToken(null),
                "127.0.0.1",
                0);
    }

    @AfterEach
    void stop() {
        page.close();
        index.close();
    }

    @Test
    void showsWhatIsFoundWithMentionsWordsAndCopies() throws Exception {
        // given
        hold(article("news/1")
                .setUrl("https://example.org/1")
                .setTitle("Tanks seen")
                .setText("Russia sent seven T-90 tanks to the base.\n\nNothing more is known.")
                .setLanguage("en")
                .setMentions(List.of(
                        mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, 6, null),
                        mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 12, 28, new Quantity(7L, 7L))))
                .setLinks(List.of(new Link("russia", "POSSESSES", "t-90", ArticleField.TEXT, 0, 41)))
                .build());
        index.write(List.of(
                new SinkRecord.Duplicate(copy("c1", "Mirror & Co", "https://mirror.example/?a=1&b=2")),
                new SinkRecord.Duplicate(copy("c2", "Shady", "javascript:alert(1)"))));
        index.flush();

        // when
        String hits = get("/?q=base").body();
        String article = get("/articles/news%2F1").body();

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
        assertTrue(get("/articles/c1").body().contains("https://mirror.example/?a=1&amp;b=2"));
        assertFalse(get("/articles/c2").body().contains("javascript:"));
    }

    @Test
    void letsNothingOfAnArticleIntoTheMarkup() throws Exception {
        // given
        String id = HOSTILE.replace("\uD800", "");
        hold(article(id)
                .setSource(HOSTILE)
                .setTitle(HOSTILE)
                .setText(HOSTILE)
                .setLanguage(HOSTILE)
                .setByline(HOSTILE)
                .setUrl("javascript:alert('x')")
                .setRevisionOf(HOSTILE)
                .setFamilyId(HOSTILE)
                .setMentions(List.of(Mention.newBuilder()
                        .setKind(MentionKind.ACTOR)
                        .setId(HOSTILE)
                        .setName(HOSTILE)
                        .setType(HOSTILE)
                        .setField(ArticleField.TEXT)
                        .setBegin(0)
                        .setEnd(8)
                        .setText(HOSTILE)
                        .setRole(HOSTILE)
                        .build()))
                .setLinks(List.of(new Link(HOSTILE, HOSTILE, HOSTILE, ArticleField.TEXT, 0, 3)))
                .build());
        hold(article("plain").build());

        // then
        String stored = "%3Cscript%3Ealert%28%27x%27%29%3C%2Fscript%3E";
        for (String path : List.of("/", "/?q=" + stored, "/?q=script", Links.article(id))) {
            String body = get(path).body();
            assertTrue(body.contains("&lt;script&gt;") && !body.contains("Nothing found"), body);
            assertEquals(
                    List.of("<script src=\"/theme.js\">", "<script type=\"module\" src=\"/copytaster.js\">"),
                    scripts(body));
            assertFalse(body.contains("javascript:"), body);
            assertFalse(body.contains("\u0000"), body);
            assertFalse(body.contains("\"onload"), body);
        }
    }

    @Test
    void allowsNoScriptButItsOwnAndNoGuessing() throws Exception {
        for (String path : List.of(
                "/",
                "/nowhere",
                "/articles/nothing",
                "/api/search",
                "/health",
                "/copytaster.css",
                "/icon.svg",
                "/copytaster.js",
                "/search.csv")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), path + policy);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
            assertTrue(headers.firstValue("Server").isEmpty(), path);
        }
        assertTrue(get("/").body().contains("href=\"/copytaster.css\""));
        assertEquals("text/css;charset=utf-8", contentType("/copytaster.css"));
        assertEquals("image/svg+xml", contentType("/icon.svg"));
        assertEquals("text/html;charset=utf-8", contentType("/"));
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
        hold(article(id).setTitle("The one").build());

        String body = get("/").body();
        int at = body.indexOf("<h2 dir=\"auto\"><a href=\"") + "<h2 dir=\"auto\"><a href=\"".length();
        String link = body.substring(at, body.indexOf('"', at)).replace("&amp;", "&");

        assertEquals(200, get(link).statusCode(), link);
        assertTrue(get(link).body().contains("The one"));
        HttpResponse<String> json = get("/api" + link);
        assertEquals(id, JSON.readTree(json.body()).path("id").asText());
    }

    @Test
    void answersProgramsInJson() throws Exception {
        for (int i = 0; i < 5; i++) {
            hold(article("a" + i).setPublishedAt(NOON.plusSeconds(i)).build());
        }
        index.write(List.of(new SinkRecord.Duplicate(copy("c", "mirror", null, "a3"))));
        index.flush();

        JsonNode result = JSON.readTree(
                get("/api/search?q=text&limit=2&offset=1&sort=newest").body());

        assertEquals(5, result.path("total").asInt());
        assertEquals(
                List.of("a3", "a2"),
                result.path("hits").findValues("article").stream()
                        .map(a -> a.path("id").asText())
                        .toList());
        assertEquals("c", result.at("/hits/0/copies/0/id").asText());
        assertTrue(result.path("note").isNull());
        assertEquals(
                ArticleJson.line(index.searches().article("a3").orElseThrow()),
                get("/api/articles/a3").body());
        assertEquals("application/json;charset=utf-8", contentType("/api/search"));
        assertEquals("{\"status\":\"up\",\"articles\":5}", get("/health").body());
        assertTrue(JSON.readTree(get("/api/search?q=text&sort=relevance").body())
                        .at("/hits/0/score")
                        .asDouble()
                > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=101",
                "limit=-1",
                "limit=many",
                "offset=-1",
                "offset=99999",
                "sort=oldest",
                "limit=99999999999"
            })
    void saysWhatIsWrongWithARequest(String parameter) throws Exception {
        HttpResponse<String> response = get("/api/search?q=x&" + parameter);

        assertEquals(400, response.statusCode());
        String name = parameter.substring(0, parameter.indexOf('='));
        assertTrue(
                JSON.readTree(response.body()).path("error").asText().startsWith(name + " must be"), response.body());
    }

    @Test
    void goesThroughTheHitsPageByPage() throws Exception {
        for (int i = 0; i < 45; i++) {
            hold(article(String.format("a%02d", i))
                    .setPublishedAt(NOON.minusSeconds(i))
                    .build());
        }

        String first = get("/?q=text").body();
        String last = get("/?q=text&offset=40").body();

        assertTrue(first.contains("href=\"/?q=text&amp;offset=20\">more"), first);
        assertFalse(first.contains("before</a>"));
        assertTrue(last.contains("/articles/a44\"") && last.contains("before</a>") && !last.contains("more →"), last);
        assertTrue(get("/?q=text&offset=60").body().contains("nothing beyond this"));
        assertEquals(200, get("/?q=text&offset=-5&sort=upwards").statusCode());
        assertEquals(200, get("/?offset=2147483648").statusCode());
    }

    @Test
    void tellsWhatToDoWhenThereIsNothing() throws Exception {
        assertTrue(get("/").body().contains("No articles yet"));
        hold(article("a").build());
        assertTrue(get("/?q=unheard").body().contains("Nothing found"));
        assertTrue(get("/?q=%22open").body().contains("not closed"));
        assertEquals(404, get("/articles/nothing").statusCode());
        assertTrue(get("/articles/nothing").body().contains("There is no article nothing here"));
        assertEquals(404, get("/nowhere").statusCode());
        assertTrue(
                get("/nowhere").body().contains("<h1>Not here</h1>"),
                get("/nowhere").body());
        assertTrue(JSON.readTree(get("/api/articles/nothing").body()).has("error"));
        assertTrue(JSON.readTree(get("/api/nowhere").body()).has("error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /articles/%zz HTTP/1.1",
                "GET /articles/%00 HTTP/1.1",
                "GET /articles/%ff%fe HTTP/1.1",
                "GET /?q=%zz HTTP/1.1",
                "GET /?q=%ff HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /%2e%2e/x HTTP/1.1",
                "GET //articles//x HTTP/1.1",
                "POST / HTTP/1.1",
                "DELETE /articles/x HTTP/1.1",
                "HEAD / HTTP/1.1",
                "GET /articles/ HTTP/1.1",
                "GET /articles HTTP/1.1",
                "NONSENSE",
                "GET / HTTP/9.9",
                "OPTIONS * HTTP/1.1"
            })
    void neverShowsItsInsides(String request) throws Exception {
        String response = raw(request);

        assertTrue(response.startsWith("HTTP/1.1 "), response);
        assertFalse(response.startsWith("HTTP/1.1 500"), response);
        for (String inside : List.of("Exception", "\tat ", "io.javalin", "org.eclipse", "Jetty", "javalin.io")) {
            assertFalse(response.contains(inside), response);
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsInUse() {
        int port = page.address().getPort();

        var refused = assertThrows(
                IllegalStateException.class,
                () -> SearchPage.start(
                        index,
                        PageParts.alone(() -> new Tagger(Lexicon.bundled())::read),
                        new BearerToken(null),
                        "127.0.0.1",
                        port));

        assertEquals(
                "port " + port + " is in use on 127.0.0.1: choose another with --port, 0 for any free one",
                refused.getMessage());
    }

    private void hold(EnrichedArticle article) {
        index.write(List.of(new SinkRecord.Enriched(article)));
        index.flush();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String address = page.address().toString();
        return client.send(
                HttpRequest.newBuilder(URI.create(address.substring(0, address.length() - 1) + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String contentType(String path) throws Exception {
        return get(path)
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), page.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> scripts(String body) {
        return Pattern.compile("<script[^>]*>")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static EnrichedArticle.Builder article(String id) {
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource("desk")
                .setVersion(1)
                .setTitle("Title")
                .setText("Text")
                .setPublishedAt(NOON)
                .setReceivedAt(NOON.plusSeconds(3600))
                .setFamilyId(id)
                .setLexicon("test-1")
                .setPipeline("0");
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
