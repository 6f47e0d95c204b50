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
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says to requests that cannot be meant. */
class PageRefusalsTest {
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
        "size=-1,       size is no parameter of a search",
        "limit=-1,      limit must be 0 to 100",
        "limit=1e9,     limit must be a number",
        "offset=-1,     offset must be 0 to 9980",
        "sort=unknown,  sort must be newest or relevance",
        "from=1e9,      from must be a day",
        "from=2015-09-18&to=2015-09-17, 'from must be before to: 2015-09-18, 2015-09-17'",
    })
    void namesAParameterThatIsWrong(String parameters, String why) throws Exception {
        var refused = page.get("/api/search?" + parameters);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains(why), refused.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles", "/api/articles", "/versions", "/api/versions", "/api/family", "/api/actors"})
    void asksForTheIdThatIsMissing(String path) throws Exception {
        var refused = page.get(path);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("id must be given"), refused.body());
    }

    @Test
    void readsTheBeginningOfAVeryLongQuery() throws Exception {
        var answer = page.get("/?q=" + "tank+".repeat(10_000));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("only the first 1000 characters"), answer.body());
    }
}
