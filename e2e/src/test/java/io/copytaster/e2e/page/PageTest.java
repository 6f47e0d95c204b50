package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What a person does on the page, on the bundled feed. */
@Timeout(240)
class PageTest {
    private static final int ARTICLES = 38;

    @TempDir
    static Path folder;

    private static RunningPage page;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.open();
        page = RunningPage.start(folder, ARTICLES);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (page != null) {
            page.close();
        }
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
        assertTrue(dragged > 0 && dragged < ARTICLES, () -> "articles: " + dragged);

        browser.go(page.at("/?from=2015-09-16&to=2015-09-16"));
        for (WebElement time : browser.all(".hits time")) {
            assertTrue(time.getDomAttribute("datetime").startsWith("2015-09-16"));
        }
        assertEquals("2015-09-16", browser.find("input[name=from][type=date]").getDomProperty("value"));

        browser.go(page.at("/?from=yesterday"));
        assertTrue(browser.text(".note").contains("from must be a day such as 2015-09-17"));
        assertEquals(ARTICLES, count());
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
        assertTrue(count() > 0 && count() < ARTICLES);
    }

    @Test
    void marksWhoAndWhatInAnArticleInColourAndShape() {
        browser.go(page.at("/articles/pelham-20150914-003"));

        WebElement actor = browser.find(".text a.actor");
        WebElement weapon = browser.find(".text a.weapon");
        assertNotEquals(actor.getCssValue("text-decoration-style"), weapon.getCssValue("text-decoration-style"));
        assertNotEquals(actor.getCssValue("text-decoration-color"), weapon.getCssValue("text-decoration-color"));
        assertTrue(weapon.getDomAttribute("title").contains("tank"), weapon.getDomAttribute("title"));
        assertTrue(browser.text(".about").contains("BTR-82A armoured vehicle 12 or more"), browser.text(".about"));
        assertTrue(browser.text(".about").contains("Reuters media, source"));
        assertEquals(1, browser.all(".family .kind.copy").size());

        browser.find(".mentions summary").click();
        assertTrue(browser.text(".mentions table").contains("text "));
        actor.click();
        browser.await("the actor", d -> d.getCurrentUrl().contains("/actors/"));
    }

    @Test
    void saysWhoHasWhatWithTheWordsThatSaySo() {
        browser.go(page.at("/articles/pelham-20150915-012"));
        String statement = browser.text(".about .statements");
        assertTrue(statement.contains("Japan possesses"), statement);
        assertTrue(statement.contains("Japan will keep Aegis destroyers"), statement);
    }

    @Test
    void showsWhatARevisionChanged() {
        browser.go(page.at("/articles/pelham-20150915-012"));
        assertTrue(browser.all("#changes del").stream()
                .anyMatch(del -> del.getText().strip().equals("67")));
        assertTrue(browser.all("#changes ins").stream()
                .anyMatch(ins -> ins.getText().strip().equals("60")));
        assertTrue(browser.text("#changes").contains("2 paragraphs unchanged"));
        assertTrue(browser.text("#family").contains("revision"));
    }

    @Test
    void showsWhyACopyWasTakenForOne() {
        browser.go(page.at("/articles/gulfledger-88177"));
        assertTrue(browser.text("article").contains("excerpt copy"));
        assertTrue(browser.text(".shares").contains("100 %"));
        List<WebElement> sides = browser.all(".sides > section");
        assertEquals(2, sides.size());
        WebElement original = sides.get(0);
        assertTrue(original.findElements(By.cssSelector(".shared")).size() >= 4);
        String last = original.findElement(By.cssSelector(".text p:last-child")).getText();
        assertTrue(last.contains("envoy"), last);
        assertTrue(original.findElements(By.cssSelector(".text p:last-child .shared"))
                .isEmpty());
    }

    @Test
    void saysThatAnArticleWasWithdrawn() throws Exception {
        browser.go(page.at("/articles/pelham-20150917-003"));
        assertEquals("Withdrawn", browser.text("h1"));
        assertEquals(410, page.get("/api/articles/pelham-20150917-003").statusCode());
        browser.go(page.at("/articles/nothing"));
        assertEquals("Not here", browser.text("h1"));
    }

    @Test
    void showsAnActorAndAWeaponInTheirCompany() {
        browser.go(page.at("/actors/islamic-state"));
        assertTrue(browser.text("h1").contains("Islamic State"));
        int others = browser.all(".company tbody tr").size();
        assertTrue(others > 3);
        assertEquals(others + 1, browser.all(".graph g").size());
        assertFalse(browser.all(".histogram rect.count").isEmpty());
        assertFalse(browser.all(".hits > li").isEmpty());

        WebElement both = browser.find(".company tbody .share a");
        String count = both.getText();
        both.click();
        browser.await("articles with both", d -> d.getCurrentUrl().contains("actor="));
        assertEquals(Integer.parseInt(count), count());

        browser.go(page.at("/weapons/t-90"));
        assertTrue(browser.text(".head").contains("weapon, tank"));
        browser.go(page.at("/actors/nobody"));
        assertTrue(browser.text("main").contains("No article mentions the actor nobody"));
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

    private static int count() {
        return Integer.parseInt(browser.text("h1.count").replaceFirst(" .*", ""));
    }
}
