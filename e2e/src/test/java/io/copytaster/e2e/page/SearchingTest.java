package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A person searches, on the bundled feed. */
@Timeout(240)
@ExtendWith(BundledPage.class)
class SearchingTest {

    private static final double MOST_MILLIS = 1_000;
    private static final int LOOKS = 5;

    private final RunningPage page;
    private final Browser browser;

    SearchingTest(RunningPage page, Browser browser) {
        this.page = page;
        this.browser = browser;
    }

    @Test
    void findsWordsAndNarrowsDownByCounts() {
        // given
        browser.go(page.at("/"));
        assertTrue(browser.text("h1.count").startsWith("38 articles"));

        // when
        browser.find("#q").sendKeys("tanks", Keys.ENTER);
        browser.await("an answer", d -> d.getCurrentUrl().contains("q=tanks"));
        assertTrue(browser.text("h1.count").startsWith("12 articles"), browser.text("h1.count"));
        assertTrue(browser.all(".hits mark").stream()
                .anyMatch(mark -> mark.getText().equals("tanks")));
        assertFalse(browser.all(".hits .snippet .actor").isEmpty());
        WebElement source = browser.all(".facets ul.source a").get(0);
        String[] counted = source.getText().split("\\s+(?=\\d+$)", 2);
        source.click();

        // then the count has come true, and the address says all
        browser.await("a narrower search", d -> d.getCurrentUrl().contains("source="));
        assertTrue(browser.text("h1.count").startsWith(counted[1] + " article"), browser.text("h1.count"));
        assertTrue(browser.text(".chip").contains(counted[0].strip()));
        assertTrue(browser.find("#q").getDomProperty("value").contains("tanks"));
        String address = browser.driver().getCurrentUrl();
        browser.go(address);
        assertTrue(browser.text("h1.count").startsWith(counted[1] + " article"));

        // and can be dropped
        browser.find(".chip").click();
        browser.await("the wider search", d -> !d.getCurrentUrl().contains("source="));
        assertTrue(browser.text("h1.count").startsWith("12 articles"));
    }

    @Test
    void choosesASpanOfTimeByDraggingAndByDates() {
        browser.go(page.at("/"));
        WebElement bars = browser.find(".histogram.live svg");
        int width = bars.getSize().getWidth();

        new Actions(browser.driver())
                .moveToElement(bars, -width / 4, 0)
                .clickAndHold()
                .moveToElement(bars, 0, 0)
                .release()
                .perform();
        browser.await("a span", d -> d.getCurrentUrl().contains("from="));
        int dragged = count();
        assertTrue(dragged > 0 && dragged < BundledPage.ARTICLES, () -> "articles: " + dragged);

        browser.go(page.at("/?from=2015-09-16&to=2015-09-16"));
        for (WebElement time : browser.all(".hits time")) {
            assertTrue(time.getDomAttribute("datetime").startsWith("2015-09-16"));
        }
        assertEquals("2015-09-16", browser.find("input[name=from][type=date]").getDomProperty("value"));

        browser.go(page.at("/?from=yesterday"));
        assertTrue(browser.text(".note").contains("from must be a day such as 2015-09-17"));
        assertEquals(BundledPage.ARTICLES, count());
    }

    @Test
    void isWorkedByKeys() {
        browser.go(page.at("/"));
        browser.find("body").sendKeys("/");
        assertEquals("q", browser.driver().switchTo().activeElement().getDomAttribute("id"));
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.find("body").sendKeys("j");
        browser.driver().switchTo().activeElement().sendKeys("j");
        browser.driver().switchTo().activeElement().sendKeys("k");
        browser.driver().switchTo().activeElement().sendKeys("j");
        WebElement second = browser.all(".hits > li").get(1);
        assertTrue(second.getDomAttribute("class").contains("current"));
        String title = second.findElement(By.tagName("h2")).getText();
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.await("the article", d -> d.getCurrentUrl().contains("/articles/"));
        assertEquals(title, browser.text("h1"));
        browser.find("body").sendKeys("?");
        browser.await("help", d -> d.getCurrentUrl().endsWith("/help"));
    }

    @Test
    void suggestsActorsAndWeaponsWhileOneTypes() {
        browser.go(page.at("/"));
        browser.find("#q").sendKeys("islamic");
        browser.await("suggestions", d -> d.findElements(By.cssSelector("#suggestions li")).stream()
                .anyMatch(item -> item.getText().contains("islamic state")));
        browser.find("#q").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        String typed = browser.find("#q").getDomProperty("value");
        assertTrue(typed.startsWith("actor:\"islamic"), typed);
        browser.find("#q").sendKeys(Keys.ENTER);
        browser.await("an answer", d -> d.getCurrentUrl().contains("q=actor"));
        assertTrue(count() > 0 && count() < BundledPage.ARTICLES);
    }

    @Test
    void isUsefulWithinASecond() {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            browser.go(page.at("/?q=tanks"));
            best = Math.min(best, painted());
            assertFalse(browser.all(".hits mark").isEmpty());
        }
        double millis = best;
        assertTrue(millis > 0 && millis < MOST_MILLIS, () -> "ms until the results were painted: " + millis);
    }

    /** Milliseconds from the beginning of the navigation until the largest part of what is to be seen was painted. */
    private double painted() {
        Object millis = browser.runAsync(
                """
                const done = arguments[arguments.length - 1];
                new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
                  .observe({type: 'largest-contentful-paint', buffered: true});
                """);
        return ((Number) millis).doubleValue();
    }

    private int count() {
        return Integer.parseInt(browser.text("h1.count").replaceFirst(" .*", ""));
    }
}
