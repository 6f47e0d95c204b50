package io.copytaster.e2e.page;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser, and one run over the bundled feed, for all tests that only look at it; ended after the last. */
final class BundledPage implements ParameterResolver {
    /** Articles of the bundled feed that are no copies. */
    static final int ARTICLES = 38;

    private record Started(Browser browser, RunningPage page) implements AutoCloseable {
        static Started now() {
            Browser browser = Browser.open();
            try {
                Path folder = Files.createDirectories(Path.of("target", "page"));
                return new Started(browser, RunningPage.start(folder, ARTICLES));
            } catch (Exception | AssertionError e) {
                browser.close();
                throw new AssertionError("no page to look at: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            browser.close();
            page.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Browser.class || type == RunningPage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Started started = test.getRoot()
                .getStore(Namespace.create(BundledPage.class))
                .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class);
        return parameter.getParameter().getType() == Browser.class ? started.browser() : started.page();
    }
}
