package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** What a stranger writes stays text, on every page that shows it. */
@Timeout(240)
class HostileArticleTest {
    private static final String SCRIPT = "<script>window.owned = 1</script>";
    private static final String IMAGE = "<img src=x onerror=\"window.owned = 2\">";
    private static final String CLOSING = "\"'></textarea></title></style>-->" + IMAGE;
    private static final String TEXT = "Russia sent seven T-90 tanks, the " + SCRIPT + " " + IMAGE + " " + CLOSING
            + " ministry said on Tuesday. Nothing else was known by the evening of the day in the whole of the country.";

    @TempDir
    Path folder;

    @Test
    void staysText() throws Exception {
        Path wire = folder.resolve("wire.jsonl");
        Files.write(
                wire, List.of(article("a" + CLOSING, TEXT, "08"), article("b" + CLOSING, TEXT, "09"), "{" + SCRIPT));

        try (Browser browser = Browser.open();
                RunningPage page = RunningPage.start(folder, 1, "--input", wire.toString())) {
            for (String path : paths()) {
                browser.go(page.at(path));
                if (path.equals("/stream")) {
                    browser.find("#live-arrivals a");
                }
                assertEquals(null, browser.run("return window.owned ?? null"), path);
                assertTrue(browser.text("body").contains("<script>"), path);
                assertTrue(browser.all("img, main script").isEmpty(), path);
                for (WebElement link : browser.all("a[href]")) {
                    assertFalse(link.getDomProperty("href").startsWith("javascript:"), path);
                }
            }
            browser.go(page.at("/try"));
            browser.run("document.querySelector('textarea').value = arguments[0]", TEXT);
            browser.find("#try button").click();
            browser.find("#tried .weapon");
            assertTrue(browser.text("#tried").contains(IMAGE), browser.text("#tried"));
            assertTrue(browser.all("img").isEmpty());
            assertEquals(null, browser.run("return window.owned ?? null"));
        }
    }

    private static List<String> paths() {
        var paths = new ArrayList<>(List.of("/", "/stream", "/actors/russia", "/weapons/t-90"));
        paths.add("/?q=" + encoded(SCRIPT));
        paths.add("/?source=" + encoded("wire" + SCRIPT));
        paths.add("/articles/" + encoded("a" + CLOSING));
        paths.add("/articles/" + encoded("b" + CLOSING));
        return paths;
    }

    private static String article(String id, String text, String hour) throws Exception {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "id", id,
                        "source", "wire" + SCRIPT,
                        "title", "Tanks " + SCRIPT + IMAGE,
                        "text", text,
                        "byline", SCRIPT + IMAGE,
                        "url", "javascript:window.owned=3",
                        "publishedAt", "2015-09-17T" + hour + ":00:00Z"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
