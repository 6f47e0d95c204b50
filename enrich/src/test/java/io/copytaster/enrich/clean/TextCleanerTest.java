package io.copytaster.enrich.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
    private static final String BODY =
            """
            The army moved seven tanks to the airfield on Thursday.

            "We have seen them," an official said.

            A spokesman declined to comment.""";

    @Test
    void leavesAnArticleOfSentencesAsItIs() {
        assertEquals(new CleanText("Tanks moved", BODY), TextCleaner.clean("Tanks moved", BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Share",
                "ADVERTISEMENT",
                "Share on Facebook",
                "0 Comments",
                "Read more: Army says tanks were always there",
                "Sign up for our daily newsletter",
                "Image caption The airfield in spring"
            })
    void dropsFurnitureWhereverItStands(String furniture) {
        String paged = furniture + "\n\n" + BODY.replaceFirst("\n\n", "\n\n" + furniture + "\n\n") + "\n\n" + furniture;
        assertEquals(new CleanText("Tanks moved", BODY), TextCleaner.clean("Tanks moved", paged));
    }

    @Test
    void keepsSentencesThatBeginLikeFurniture() {
        String text = "Share prices fell by a third.\n\nAdvertisement revenue fell, too.\n\nPrint is not dead.";
        assertEquals(text, TextCleaner.clean("Markets", text).text());
    }

    @Test
    void dropsHeadlinesOfOtherArticlesAtTheEnd() {
        String paged = BODY + "\n\nMinister urges talks, offers to resign\n\nFlood closes mountain road for third day";
        assertEquals(BODY, TextCleaner.clean("Tanks moved", paged).text());
    }

    @Test
    void dropsAListOfRelatedArticlesButNotWhatFollowsIt() {
        String paged = BODY.replaceFirst(
                "\n\n", "\n\nRelated articles\nMinister urges talks\n\nFlood closes mountain road\n\n");
        assertEquals(BODY, TextCleaner.clean("Tanks moved", paged).text());
    }

    @Test
    void keepsTablesAtTheEnd() {
        String text = BODY + "\n\nNet 2,155,000 vs 1,034,000\n\nRevs 55.1 mln vs 41.7 mln";
        assertEquals(text, TextCleaner.clean("Results", text).text());
    }

    @Test
    void keepsTheLastParagraphOfATextWithoutFullStops() {
        String text = "Rebels said they took the town\n\nThe army denied it\n\nNobody could be reached there";
        assertEquals(text, TextCleaner.clean("Town", text).text());
    }

    @Test
    void keepsALastSentenceThatASignOffFollows() {
        String text = BODY + "\n\nThe tanks had been there since Monday. Reuter\n\nThe base belongs to <Air Corp Inc.>";
        assertEquals(text, TextCleaner.clean("Tanks moved", text).text());
    }

    @Test
    void takesAHeadlineAboveTheTextForTheTitleThatIsMissing() {
        CleanText clean = TextCleaner.clean(null, "Share\n\nArmy moves tanks to airfield\n\n" + BODY);
        assertEquals(new CleanText("Army moves tanks to airfield", BODY), clean);
    }

    @Test
    void dropsTheTitleWhereItStandsAgainAboveTheText() {
        assertEquals(
                BODY, TextCleaner.clean("Tanks moved", "TANKS MOVED\n\n" + BODY).text());
    }

    @Test
    void hasNoTitleForASentence() {
        assertNull(TextCleaner.clean(" ", BODY).title());
    }

    @Test
    void leavesATextThatIsAllFurniture() {
        assertEquals("Share", TextCleaner.clean(null, "Share").text());
    }

    @Test
    void bringsLineEndsBlanksAndInvisibleCharactersIntoOneForm() {
        String text = "\ufeffOne\u00a0 two.\r\n \r\n\r\nThree\u0000\tfour.\rFive\u200b.  ";
        assertEquals(
                "One two.\n\nThree four.\nFive.", TextCleaner.clean("T", text).text());
    }

    @Test
    void knowsTheEndOfSentencesInOtherScripts() {
        String text = "قال مسؤول إن الدبابات وصلت.\n\nهل رآها أحد؟\n\n坦克已经到达。\n\nТанки прибыли.";
        assertEquals(text, TextCleaner.clean("T", text).text());
    }
}
