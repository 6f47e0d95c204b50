package io.copytaster.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A person reads articles, and looks at actors and weapons, on the bundled feed. */
@Timeout(240)
@ExtendWith(BundledPage.class)
class ReadingTest {
    private final RunningPage page;
    private final Browser browser;

    ReadingTest(RunningPage page, Browser browser) {
        this.page = page;
        this.browser = browser;
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
    void showsWhatEachVersionOfAnArticleChanged() {
        browser.go(page.at("/articles/pelham-20150915-004"));
        WebElement link = browser.find("a[href^='/versions']");
        link.click();
        browser.await("its versions", d -> d.getCurrentUrl().contains("/versions?id="));
        assertFalse(browser.all("#versions .diff del").isEmpty());
        assertFalse(browser.all("#versions .diff ins").isEmpty());
        assertTrue(browser.text("#versions h2").startsWith("Version "), browser.text("#versions"));
        assertTrue(browser.text("#versions .diff thead").contains("version 1"), browser.text("#versions"));

        // one that came late stands in its place
        browser.go(page.at("/versions?id=pelham-20150916-004"));
        assertEquals(
                List.of("Version 3", "Version 2"),
                browser.all("#versions h2").stream().map(WebElement::getText).toList());
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

    private int count() {
        return Integer.parseInt(browser.text("h1.count").replaceFirst(" .*", ""));
    }
}
