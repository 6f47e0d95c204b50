package io.copytaster.enrich.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.state.Relation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final String FIRST =
            "Government forces in Valmora shelled the port of Karst on Monday, killing 14 people and setting fire to two"
                    + " grain stores, the regional governor Ilan Petrou said.";
    private static final String SECOND =
            "Residents told the Harbour Post that the bombardment from hills above the old town lasted 40 minutes. Most"
                    + " shops along the waterfront had closed after warnings from the mayor, Dora Lenz.";
    private static final String THIRD =
            "The army denied that it had fired on civilians and blamed the Free Coast Brigades, who have held the"
                    + " lighthouse since March. Neither account could be checked.";
    private static final String FOURTH =
            "Shipping companies said that three freighters bound for Karst would anchor off Brindow until Wednesday while"
                    + " insurers looked at the damage to the northern quay.";
    private static final String STORY = String.join("\n\n", FIRST, SECOND, THIRD, FOURTH);

    private static final String LEAD =
            "The toll of the attack on Karst rose to 22 on Tuesday when rescuers dug through a collapsed warehouse and"
                    + " found eight more bodies, among them two firemen, while the foreign minister of Brindow called for"
                    + " talks and an end to the siege of the town.";

    private static final Duration SOON = Duration.ofHours(2);

    private final Comparison comparison = new Comparison();

    @Test
    void takesEqualWordsForAnExactCopy() {
        Likeness likeness = compare(STORY.toUpperCase(Locale.ROOT), STORY);
        assertEquals(Relation.EXACT, likeness.relation());
        assertEquals(1, likeness.containment());
        assertEquals(1, likeness.containmentOf());
    }

    @Test
    void takesATextInBoilerplateForACopy() {
        String copy = "Listen to this article\n\n" + STORY + "\n\nWant more like this? Join our club for 5 a month.";
        assertEquals(Relation.NEAR, compare(copy, STORY).relation());
    }

    @Test
    void takesATextEditedAllOverForACopy() {
        String copy = STORY.replace("shelled", "bombed")
                .replace("told", "informed")
                .replace("lasted", "went on for")
                .replace("Most", "Many")
                .replace("denied", "rejected")
                .replace("have held", "hold")
                .replace("bound for", "heading to")
                .replace("looked at", "assessed");
        Likeness likeness = compare(copy, STORY);
        assertEquals(Relation.NEAR, likeness.relation());
        assertTrue(likeness.containment() < .8, likeness::toString);
    }

    @Test
    void takesACutForAnExcerpt() {
        Likeness likeness = compare(String.join("\n\n", FIRST, SECOND), STORY);
        assertEquals(Relation.EXCERPT, likeness.relation());
        assertEquals(1, likeness.containment(), .01);
        assertTrue(likeness.containmentOf() < .7, likeness::toString);
    }

    @Test
    void takesParagraphsInAnotherOrderForACopy() {
        assertEquals(
                Relation.NEAR,
                compare(String.join("\n\n", FOURTH, SECOND, FIRST, THIRD), STORY)
                        .relation());
    }

    @Test
    void takesAStoryWithANewLeadForARevision() {
        assertEquals(Relation.REVISION, compare(LEAD + "\n\n" + STORY, STORY).relation());
        assertEquals(
                Relation.REVISION,
                compare(FIRST + "\n\n" + LEAD + "\n\n" + SECOND + THIRD, STORY).relation());
    }

    @Test
    void takesACorrectionForARevisionHoweverLittleItChanges() {
        Sketch correction = sketch("CORRECTED-Port shelled", STORY.replace("14 people", "12 people"));
        assertEquals(
                Relation.REVISION,
                comparison
                        .compare(correction, sketch("Port shelled", STORY), SOON)
                        .relation());
        Sketch carried = sketch("CORRECTED-Port shelled", STORY.replace("14 people", "12 people") + " More follows.");
        assertEquals(
                Relation.NEAR, comparison.compare(carried, correction, SOON).relation(), "a copy of the correction");
    }

    @Test
    void leavesADigestAnArticleOfItsOwn() {
        String digest = String.join(
                "\n\n",
                FIRST,
                "Wheat futures in Norland closed lower for a third day as rain reached the southern plains, traders said,"
                        + " and export inspections came in below what the market had looked for.",
                "A court in Eastgate sentenced two former bankers to six years in prison for hiding losses on loans to"
                        + " shipyards, in a trial that lasted through most of the spring.",
                "The parliament of Pelham voted to keep the voting age at 18 after a debate that went on past midnight and"
                        + " that split the governing party down the middle.");
        assertNull(compare(digest, STORY));
    }

    @Test
    void leavesTheNextIssueOfARecurringReportAnArticleOfItsOwn() {
        String report = "Stocks of crude oil at Brindow terminals fell by %s barrels to %s in the week to %s, the port"
                + " authority said. Stocks of heating oil rose by %s barrels, those of petrol by %s. Refineries ran at %s"
                + " pct of what they can take in, after %s pct the week before.";
        String first = report.formatted("410,000", "8,930,000", "May 3", "120,000", "96,000", "84.1", "83.7");
        String next = report.formatted("95,000", "8,835,000", "May 10", "64,000", "18,500", "85.6", "84.1");
        assertNull(comparison.compare(sketch(null, next), sketch(null, first), Duration.ofDays(7)));
        assertEquals(
                Relation.EXACT,
                comparison
                        .compare(sketch(null, first), sketch(null, first), Duration.ofDays(7))
                        .relation(),
                "sent again");
    }

    @Test
    void leavesAFormWithOtherNamesAnArticleOfItsOwn() {
        String form =
                "The board of %s said that %s will take over as chief executive of the company from %s, who retires"
                        + " after many years of service. The chairman, %s, thanked both and said that the group from %s had grown"
                        + " under a leadership that customers and staff had come to trust, and that it would go on to do so.";
        assertNull(compare(
                form.formatted("Brindow Steel", "Ada Holm", "Jon Reit", "Max Orlo", "Karst"),
                form.formatted("Pelham Mills", "Eva Stern", "Tom Wald", "Ulf Brandt", "Norland")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    قصفت القوات الحكومية ميناء المدينة يوم الاثنين مما أسفر عن مقتل عشرات الأشخاص واشتعال النار في مخازن الحبوب حسبما قال حاكم الإقليم في بيان نشرته الوكالة الرسمية مساء اليوم
                    Правительственные войска в понедельник обстреляли порт города в результате чего погибли десятки человек и загорелись склады зерна сообщил губернатор области в заявлении которое распространило агентство
                    政府军星期一炮击了该市的港口造成数十人死亡粮仓起火地区省长在官方通讯社晚间发表的声明中说居民们表示炮击持续了很长时间大多数商店已经关门
                    """)
    void findsCopiesInAnyScript(String text) {
        String cut = text.substring(0, text.length() * 3 / 4);
        assertEquals(Relation.EXCERPT, compare(cut, text).relation());
    }

    @Test
    void doesNotTakeShortTextsForCopiesUnlessTheyAreEqual() {
        assertNull(compare("Oil up 3 pct", "Oil up 4 pct"));
        assertNull(compare("Yes", "No"));
        assertEquals(Relation.EXACT, compare("Yes", "yes!").relation());
        assertNull(compare("?", "!"));
    }

    @Test
    void doesNotTakeRepetitionForSubstance() {
        String spam = "buy ".repeat(1_000_000);
        assertTimeout(Duration.ofSeconds(5), () -> {
            assertEquals(Relation.EXACT, compare(spam, spam).relation());
            assertNull(compare(spam, STORY));
            assertNull(compare(STORY, spam));
        });
    }

    @Test
    void comparesLongTextsByASample() {
        var book = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            book.append("Sentence ")
                    .append(i * 7919 % 4001)
                    .append(" tells of matter ")
                    .append(i * i % 1009)
                    .append(". ");
        }
        String text = book.toString();
        Likeness cut = compare(text.substring(0, text.length() / 2), text);
        assertEquals(.5, cut.containmentOf(), .15);
        assertTrue(cut.containment() > .9, cut::toString);
    }

    @Test
    void givesASketchBackAsItWasWritten() {
        Sketch written = sketch("UPDATE 1-Port shelled", STORY);
        ByteBuffer bytes = written.toBytes();
        assertTrue(bytes.remaining() < 300, "bytes of a sketch: " + bytes.remaining());
        Sketch read = Sketch.of(bytes);
        assertEquals(Relation.EXACT, comparison.compare(read, written, SOON).relation());
        assertEquals(
                comparison.compare(sketch(null, FIRST + SECOND), written, SOON),
                comparison.compare(sketch(null, FIRST + SECOND), read, SOON));
    }

    private Likeness compare(String later, String earlier) {
        return comparison.compare(sketch(null, later), sketch(null, earlier), SOON);
    }

    private static Sketch sketch(String title, String text) {
        return Sketch.of(title, text).sketch();
    }
}
