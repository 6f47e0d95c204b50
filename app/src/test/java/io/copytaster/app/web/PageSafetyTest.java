package io.copytaster.app.web;

import static io.copytaster.app.web.TestPage.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.access.BearerToken;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, and whatever stands in an article: nothing of it runs, and nothing of the inside is shown. */
class PageSafetyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String HOSTILE = "<script>alert('x')</script> \"onload=\" & \u0000\u202E\uD800 end";

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
    void letsNothingOfAnArticleIntoTheMarkup() throws Exception {
        // given
        String id = HOSTILE.replace("\uD800", "");
        page.hold(article(id)
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
        page.hold(article("plain").build());

        // then
        String stored = "%3Cscript%3Ealert%28%27x%27%29%3C%2Fscript%3E";
        for (String path : List.of("/", "/?q=" + stored, "/?q=script", Links.article(id))) {
            String body = page.get(path).body();
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
            var headers = page.get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), path + policy);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
            assertTrue(headers.firstValue("Server").isEmpty(), path);
        }
        assertTrue(page.get("/").body().contains("href=\"/copytaster.css\""));
        assertEquals("text/css;charset=utf-8", page.contentType("/copytaster.css"));
        assertEquals("image/svg+xml", page.contentType("/icon.svg"));
        assertEquals("text/html;charset=utf-8", page.contentType("/"));
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
        HttpResponse<String> response = page.get("/api/search?q=x&" + parameter);

        assertEquals(400, response.statusCode());
        String name = parameter.substring(0, parameter.indexOf('='));
        assertTrue(
                JSON.readTree(response.body()).path("error").asText().startsWith(name + " must be"), response.body());
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
        String response = page.raw(request, "localhost");

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
                () -> page.start(PageParts.alone(() -> new Tagger(Lexicon.bundled())::read), port));

        assertEquals(
                "port " + port + " is in use on 127.0.0.1: choose another with --port, 0 for any free one",
                refused.getMessage());
    }

    @Test
    void saysThatAHostIsElsewhere() {
        var parts = PageParts.alone(() -> new Tagger(Lexicon.bundled())::read);

        var refused = assertThrows(
                IllegalStateException.class,
                () -> SearchPage.start(page.index(), parts, new BearerToken(null), "192.0.2.1", 0));

        assertEquals("192.0.2.1 is no address of this machine; name one that is with --host", refused.getMessage());
    }

    private static List<String> scripts(String body) {
        return Pattern.compile("<script[^>]*>")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
