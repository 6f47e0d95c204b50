package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person watches the stream, tries the tagger, and looks at all pages in the dark and on a narrow screen. */
@Timeout(240)
@ExtendWith(BundledPage.class)
class PageTest {
    @TempDir
    static Path folder;

    private final RunningPage page;
    private final Browser browser;

    PageTest(RunningPage page, Browser browser) {
        this.page = page;
        this.browser = browser;
    }

    @Test
    void showsTheStreamAndItsDeadLetters() throws Exception {
        browser.go(page.at("/stream"));
        browser.await("a pulse", d -> browser.text("#live-state").equals("watching"));
        browser.await("arrivals", d -> browser.all("#live-arrivals a").size() > 5);
        browser.await("stages", d -> browser.text("#live-stages").contains("sink search up to date"));
        browser.await("sources", d -> browser.text("#live-sources").contains("Harbour Post delivers"));
        assertEquals(6, browser.all(".dead-letters tbody tr").size());
        assertTrue(browser.text(".dead-letters").contains("ALMOST"), browser.text(".dead-letters"));

        browser.find("#live-pause").click();
        browser.await("a pause", d -> browser.text("#live-state").equals("paused"));
    }

    @Test
    void tagsATextAndAFileAtOnce() throws Exception {
        browser.go(page.at("/try"));
        browser.find("textarea").sendKeys("Share\n\nRussia has sent seven T-90 tanks to an airfield near the coast.");
        browser.find("#try button").click();
        browser.await("tags", d -> browser.text("#tried").contains("T-90 tank 7"));
        assertFalse(browser.text("#tried .text").contains("Share"));

        Path file = Files.writeString(
                folder.resolve("dropped.html"),
                "<!DOCTYPE html><title>Convoy</title><p>Two Leopard tanks of the German army stood on the bridge, and "
                        + "nobody in the town could say on Tuesday where they had come from.</p>");
        browser.find("#try-file input").sendKeys(file.toString());
        browser.await("the file", d -> browser.text("#tried").contains("Leopard"));

        browser.run(
                """
                const pasted = new DataTransfer();
                pasted.setData('text/plain', 'a'.repeat(10_000_000));
                document.querySelector('textarea').dispatchEvent(
                  new ClipboardEvent('paste', {clipboardData: pasted, bubbles: true, cancelable: true}));
                """);
        browser.await("a refusal", d -> browser.text("#tried").contains("up to 1 MB"));
    }

    @Test
    void turnsDarkAndStaysSo() {
        browser.scheme("light");
        browser.go(page.at("/"));
        String light = browser.find("body").getCssValue("background-color");
        browser.find("#theme").click();
        String dark = browser.find("body").getCssValue("background-color");
        assertNotEquals(light, dark);
        browser.go(page.at("/help"));
        assertEquals(dark, browser.find("body").getCssValue("background-color"));
        browser.find("#theme").click();
        assertEquals(light, browser.find("body").getCssValue("background-color"));
        browser.run("localStorage.clear()");
    }

    @Test
    void fitsANarrowScreen() {
        browser.size(390, 840);
        try {
            for (String path : Views.ALL) {
                browser.go(page.at(path));
                long beyond = (Long) browser.run(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertEquals(0, beyond, path);
            }
        } finally {
            browser.size(1360, 1000);
        }
    }
}
