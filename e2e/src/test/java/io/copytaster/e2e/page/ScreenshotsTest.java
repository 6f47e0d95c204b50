package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the pages: in {@code target/screenshots}, or with {@code -Dscreenshots=../docs} where README shows them. */
@Timeout(240)
class ScreenshotsTest {
    private static final Path TARGET = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final int LEAST_BYTES = 30_000;

    @TempDir
    Path folder;

    @Test
    void showsEachKindOfPage() throws Exception {
        try (Browser browser = Browser.open();
                RunningPage page = RunningPage.start(folder, 38)) {
            browser.scheme("light");
            browser.size(1280, 1000);
            shoot(browser, page, "search-page", "/?q=tanks");
            shoot(browser, page, "article", "/articles/pelham-20150914-003");
            shoot(browser, page, "family", "/articles/gulfledger-88177");
            shoot(browser, page, "revision", "/articles/pelham-20150915-012");
            shoot(browser, page, "actor", "/actors/islamic-state");
            shoot(browser, page, "stream", "/stream");
            browser.scheme("dark");
            shoot(browser, page, "search-page-dark", "/?q=tanks");
        }
    }

    private static void shoot(Browser browser, RunningPage page, String name, String path) throws Exception {
        browser.go(page.at(path));
        if (path.equals("/stream")) {
            browser.await("a full page", d -> browser.text("#live-sources").contains("Harbour Post"));
        }
        Path file = TARGET.resolve(name + ".png");
        browser.shoot(file);
        assertTrue(Files.size(file) > LEAST_BYTES, name);
    }
}
