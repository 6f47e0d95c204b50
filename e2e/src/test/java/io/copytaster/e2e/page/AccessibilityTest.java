package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Axe finds nothing wrong on any page, in either colour scheme. */
@Timeout(240)
@ExtendWith(BundledPage.class)
class AccessibilityTest {
    private final RunningPage page;
    private final Browser browser;

    AccessibilityTest(RunningPage page, Browser browser) {
        this.page = page;
        this.browser = browser;
    }

    @Test
    void hasNoFaults() {
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
