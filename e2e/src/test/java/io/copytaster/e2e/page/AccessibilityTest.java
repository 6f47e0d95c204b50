package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Axe finds nothing wrong on any page, in either colour scheme. */
@Timeout(240)
class AccessibilityTest {
    @TempDir
    Path folder;

    @Test
    void hasNoFaults() throws Exception {
        try (Browser browser = Browser.open();
                RunningPage page = RunningPage.start(folder, 38)) {
            var faults = new ArrayList<String>();
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                for (String path : Views.ALL) {
                    browser.go(page.at(path));
                    if (path.equals("/try")) {
                        browser.find("textarea").sendKeys("Russia has sent seven T-90 tanks to an airfield.");
                        browser.find("#try button").click();
                        browser.find("#tried .weapon");
                    }
                    if (path.equals("/stream")) {
                        browser.find("#live-arrivals a");
                        browser.find("#dead-letters button:not([hidden])");
                    }
                    for (Object fault : Axe.faults(browser)) {
                        faults.add(scheme + " " + path + ": " + fault);
                    }
                }
            }
            assertEquals("", String.join("\n", faults));
        }
    }
}
