package io.copytaster.e2e.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds wrong with a page. */
final class Axe {
    private static final String FAULTS =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations.flatMap(fault =>
              fault.nodes.map(node => `${fault.impact} ${fault.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))));
            """;

    private static final String SCRIPT = script();

    private Axe() {}

    /** Faults of what a browser shows now. */
    static List<?> faults(Browser browser) {
        browser.run(SCRIPT);
        return (List<?>) browser.runAsync(FAULTS);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!script.startsWith("/*! axe v")) {
                throw new AssertionError("/axe.min.js is not axe");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
