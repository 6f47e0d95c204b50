package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Axe finds nothing wrong on any page, in either colour scheme. */
@Timeout(240)
class AccessibilityTest {
    private static final String FAULTS =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations.flatMap(fault =>
              fault.nodes.map(node => `${fault.impact} ${fault.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))));
            """;

    @TempDir
    Path folder;

    @Test
    void hasNoFaults() throws Exception {
        String axe;
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
                    }
                    browser.run(axe);
                    for (Object fault : (List<?>) browser.runAsync(FAULTS)) {
                        faults.add(scheme + " " + path + ": " + fault);
                    }
                }
            }
            assertEquals("", String.join("\n", faults));
            assertTrue(axe.startsWith("/*! axe v"), "the faults were looked for by axe");
        }
    }
}
