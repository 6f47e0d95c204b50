package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says to a request whose address is right, but not its method. */
class PageMethodsTest {
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

    @ParameterizedTest
    @CsvSource({
        "POST,    /,                  'GET, HEAD'",
        "DELETE,  /api/search,        'GET, HEAD'",
        "PUT,     /articles/a,        'GET, HEAD'",
        "PATCH,   /copytaster.css,    'GET, HEAD'",
        "OPTIONS, /api/openapi.json,  'GET, HEAD'",
        "POST,    /health,            'GET, HEAD'",
        "BREW,    /health,            'GET, HEAD'",
        "DELETE,  /try,               'GET, HEAD, POST'",
        "GET,     /api/tag,           POST",
        "HEAD,    /api/tag,           POST",
        "GET,     /api/dead-letters/0:0/retry, POST",
    })
    void namesTheMethodsThatAnAddressTakes(String method, String path, String allowed) throws Exception {
        String answer = page.raw(method + " " + path + " HTTP/1.1\r\nContent-Length: 0", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertEquals("Allow: " + allowed, header(answer, "Allow:"));
        assertTrue(answer.contains("Content-Security-Policy"), answer);
    }

    @Test
    void saysItInWords() throws Exception {
        var program = page.post("/api/search", "application/json", "{}");
        assertEquals("{\"error\":\"This address takes GET, HEAD, not POST\"}", program.body());
        String person = page.get("/api/tag").body();
        assertTrue(person.contains("This address takes POST, not GET"), person);
    }

    @Test
    void doesNotKnowAnAddressByAnyMethod() throws Exception {
        assertEquals(404, page.get("/nowhere").statusCode());
        assertEquals(404, page.post("/nowhere", "text/plain", "").statusCode());
    }

    private static String header(String answer, String name) {
        return answer.lines().filter(line -> line.startsWith(name)).findFirst().orElse("no " + name);
    }
}
