package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of the stream stays quick while a thousand articles a second come in. */
@Timeout(240)
class FastStreamTest {
    private static final int ARTICLES = 6_000;
    private static final int BATCH = 100;
    private static final long BATCH_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_TASK_MILLIS = 500;

    @TempDir
    Path folder;

    @Test
    void doesNotFreeze() throws Exception {
        try (Browser browser = Browser.open();
                RunningPage page = RunningPage.start(folder, 0, "--input", "-")) {
            browser.go(page.at("/stream"));
            browser.await("a pulse", d -> browser.text("#live-state").equals("watching"));
            assertEquals("0 articles", browser.text("#live-held"));
            browser.run(
                    """
                    window.longest = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(task => {
                      window.longest = Math.max(window.longest, task.duration);
                    })).observe({entryTypes: ['longtask']});
                    """);

            send(page.in());

            browser.await("all of them", d -> browser.text("#count-in").startsWith("6,000 "));
            browser.await(
                    "all that are no copies", d -> browser.text("#live-held").equals(held(page)));
            double longest = ((Number) browser.run("return window.longest")).doubleValue();
            assertTrue(longest < LONGEST_TASK_MILLIS, () -> "the page stood still for ms: " + longest);
            assertTrue(browser.all("#live-arrivals li").size() <= 40);
            browser.find("#q").sendKeys("tanks");
            assertEquals("tanks", browser.find("#q").getDomProperty("value"));
        }
    }

    /** How many the index holds once the stream is through, as the page says it. */
    private static String held(RunningPage page) {
        try {
            long articles = new ObjectMapper()
                    .readTree(page.get("/health").body())
                    .path("articles")
                    .asLong();
            return articles == 0
                    ? "some"
                    : String.format(Locale.ROOT, "%,d article%s", articles, articles == 1 ? "" : "s");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(OutputStream in) throws IOException {
        var json = new ObjectMapper();
        long due = System.nanoTime();
        for (int i = 0; i < ARTICLES; i++) {
            var article = Map.of(
                    "id", "n" + i,
                    "source", "desk" + i % 7,
                    "title", "Tanks seen at bridge " + i,
                    "text",
                            "Seven T-90 tanks of the army stood at bridge " + i * 31 + " near town " + i * 17
                                    + " today.");
            in.write(json.writeValueAsBytes(article));
            in.write('\n');
            if (i % BATCH == BATCH - 1) {
                in.flush();
                due += BATCH_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        in.close();
    }
}
