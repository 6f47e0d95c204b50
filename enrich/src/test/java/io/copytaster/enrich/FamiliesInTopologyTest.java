package io.copytaster.enrich;

import static io.copytaster.enrich.Deliveries.NOON;
import static io.copytaster.enrich.Deliveries.article;
import static io.copytaster.enrich.Deliveries.cancel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliesInTopologyTest {
    private static final String FIRST =
            "Government forces in Valmora shelled the port of Karst on Monday, killing 14 people and setting fire to two"
                    + " grain stores, the regional governor Ilan Petrou said.";
    private static final String SECOND =
            "Residents told the Harbour Post that the bombardment from hills above the old town lasted 40 minutes. Most"
                    + " shops along the waterfront had closed after warnings from the mayor, Dora Lenz.";
    private static final String THIRD =
            "The army denied that it had fired on civilians and blamed the Free Coast Brigades, who have held the"
                    + " lighthouse since March. Neither account could be checked.";
    private static final String STORY = String.join("\n\n", FIRST, SECOND, THIRD);
    private static final String CUT = String.join("\n\n", FIRST, SECOND);
    private static final String EDITED = STORY.replace("told", "informed").replace("lasted", "went on for");
    private static final String UPDATE =
            "The toll of the attack on Karst rose to 22 on Tuesday when rescuers dug through a collapsed warehouse and"
                    + " found eight more bodies, among them two firemen, while the foreign minister of Brindow called for"
                    + " talks and an end to the siege.\n\n" + STORY;

    @TempDir
    Path stateDir;

    private EnrichHarness harness;
    private Map<String, EnrichedArticle> enriched = Map.of();
    private Map<String, DuplicateArticle> duplicates = Map.of();

    @BeforeEach
    void start() {
        harness = new EnrichHarness(stateDir, NOON.plus(Duration.ofDays(2)));
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void putsACutToTheDuplicatesWithBothContainments() {
        deliver(article("story", STORY, 0), article("cut", CUT, 1));
        assertEquals(Set.of("story"), enriched.keySet());
        DuplicateArticle cut = duplicates.get("cut");
        assertEquals(DuplicateKind.EXCERPT, cut.getKind());
        assertEquals("story", cut.getDuplicateOf());
        assertEquals("story", cut.getFamilyId());
        assertEquals(1, cut.getContainment(), .01);
        assertEquals(.7, cut.getContainmentOf(), .1);
    }

    @Test
    void enrichesAnUpdateAsARevisionOfItsFamily() {
        deliver(article("story", STORY, 0), article("update", UPDATE, 2), article("carried", UPDATE + " More.", 3));
        assertEquals(Set.of("story", "update"), enriched.keySet());
        assertEquals("story", enriched.get("update").getRevisionOf());
        assertEquals("story", enriched.get("update").getFamilyId());
        assertEquals("update", duplicates.get("carried").getDuplicateOf());
        assertEquals("story", duplicates.get("carried").getFamilyId());
    }

    @Test
    void givesAFamilyToItsEarliestCopyWhenTheOriginalIsWithdrawn() {
        deliver(article("story", STORY, 0), article("edited", EDITED, 1), article("cut", CUT, 2));
        deliver(article("update", UPDATE, 3));
        assertEquals(Set.of("edited", "cut"), duplicates.keySet());
        harness.deliver(cancel("story", 1));
        read();
        assertEquals(Set.of("edited", "update"), enriched.keySet());
        assertEquals("edited", enriched.get("edited").getFamilyId());
        assertNull(enriched.get("edited").getRevisionOf());
        assertEquals("edited", duplicates.get("cut").getDuplicateOf());
        assertEquals("edited", enriched.get("update").getFamilyId());
        assertEquals("edited", enriched.get("update").getRevisionOf());
    }

    @Test
    void movesAFamilyToAnEarlierArticleThatComesLate() {
        deliver(article("cut", CUT, 5), article("edited", EDITED, 4), article("update", UPDATE, 6));
        deliver(article("story", STORY, 1));
        assertEquals(Set.of("story", "update"), enriched.keySet());
        assertEquals("story", duplicates.get("cut").getFamilyId());
        assertEquals("story", duplicates.get("edited").getDuplicateOf());
        assertEquals("story", enriched.get("update").getFamilyId());
    }

    @Test
    void keepsCopiesThroughACorrectionOfTheirOriginal() {
        deliver(article("story", STORY, 0), article("edited", EDITED, 1), article("cut", CUT, 2));
        deliver(article("story", STORY.replace("14 people", "12 people"), 0).setVersion(2));
        assertEquals(Set.of("story"), enriched.keySet());
        assertEquals(2, enriched.get("story").getVersion());
        assertEquals(Set.of("edited", "cut"), duplicates.keySet());
    }

    @Test
    void saysOfACopyHowItIsLikeTheOriginalAsThatIsNow() {
        deliver(article("story", STORY, 0), article("same", STORY, 1), article("again", STORY, 2));
        assertEquals(DuplicateKind.EXACT, duplicates.get("same").getKind());
        deliver(article("story", EDITED, 0).setVersion(2));
        for (String copy : List.of("same", "again")) {
            assertEquals(DuplicateKind.NEAR, duplicates.get(copy).getKind(), copy);
            assertEquals("story", duplicates.get(copy).getDuplicateOf());
            assertTrue(duplicates.get(copy).getContainment() < 1, copy);
        }
    }

    @Test
    void letsCopiesGoWhenTheirOriginalTellsAnotherStory() {
        deliver(article("story", STORY, 0), article("cut", CUT, 2));
        deliver(article("story", "Wheat futures closed lower for a third day as rain reached the plains.", 0)
                .setVersion(2));
        assertEquals(Set.of("story", "cut"), enriched.keySet());
        assertEquals("cut", enriched.get("cut").getFamilyId());
        assertTrue(duplicates.isEmpty());
    }

    @Test
    void doesNotCompareWhatWasReceivedFurtherApartThanTheWindow() {
        deliver(article("story", STORY, 0));
        var received = NOON.plus(Duration.ofDays(1)).plus(EnrichHarness.WINDOW).plusMillis(1);
        deliver(article("copy", EDITED, 2).setReceivedAt(received));
        assertEquals(Set.of("story", "copy"), enriched.keySet());
    }

    @Test
    void forgetsOldArticlesButLeavesThemPublishedAndLetsThemBeWithdrawn() {
        deliver(article("story", STORY, 0), article("cut", CUT, 2));
        harness.pass(EnrichHarness.WINDOW.plus(Duration.ofDays(3)));
        var received = NOON.plus(Duration.ofDays(2)).plus(EnrichHarness.WINDOW);
        deliver(article("other", "Rain reached the southern plains and traders sold wheat.", 9)
                .setReceivedAt(received));
        harness.pass(Duration.ofMinutes(2));
        deliver(article("story", STORY, 0)); // sent again: of the version held, so nothing changes
        assertEquals(Set.of("story", "other"), enriched.keySet());
        assertEquals(Set.of("cut"), duplicates.keySet());
        harness.deliver(cancel("story", 2));
        read();
        assertEquals(Set.of("other"), enriched.keySet());
        assertEquals(Set.of("cut"), duplicates.keySet(), "its text is no longer held");
    }

    @Test
    void holdsTenThousandArticlesThatShareAParagraph() {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            var own = new StringBuilder(FIRST).append("\n\n");
            for (int word = 0; word < 60; word++) {
                own.append("word").append(random.nextInt(100_000)).append(' ');
            }
            harness.deliver(article("a" + i, own.toString(), 0).build());
        }
        read();
        assertEquals(10_000, enriched.size() + duplicates.size());
        assertTrue(duplicates.size() < 100, () -> "taken for copies: " + duplicates.size());
    }

    @Test
    void endsTheSameWhateverTheOrder() {
        List<RawArticle> deliveries = List.of(
                article("story", STORY, 0).build(),
                article("edited", EDITED, 1).build(),
                article("cut", CUT, 2).build(),
                article("same", EDITED, 3).build(),
                article("update", UPDATE, 4).build(),
                article("carried", UPDATE + " More.", 5).build(),
                article("late", STORY + "\n\nShare this page with friends.", 6).build(),
                article("story", STORY.replace("14 people", "12 people"), 0)
                        .setVersion(2)
                        .build(),
                cancel("edited", 1));
        harness.deliver(deliveries.toArray(RawArticle[]::new));
        read();
        Map<String, String> expected = families();
        for (int seed = 0; seed < 60; seed++) {
            var shuffled = new ArrayList<>(deliveries);
            Collections.shuffle(shuffled, new Random(seed));
            try (var other = new EnrichHarness(stateDir.resolve("run" + seed), NOON.plus(Duration.ofDays(2)))) {
                if (seed % 2 == 0) {
                    other.deliver(shuffled.toArray(RawArticle[]::new));
                } else {
                    shuffled.forEach(other::deliver);
                }
                enriched = other.enriched(Map.of());
                duplicates = other.duplicates(Map.of());
            }
            assertEquals(expected, families(), "seed " + seed);
        }
    }

    private Map<String, String> families() {
        var families = new TreeMap<String, String>();
        enriched.forEach((id, a) -> families.put(id, a.getFamilyId() + " revises " + a.getRevisionOf()));
        duplicates.forEach((id, d) -> families.put(
                id,
                String.join(
                        " ",
                        d.getFamilyId(),
                        d.getKind().name(),
                        d.getDuplicateOf(),
                        String.valueOf(d.getContainment()),
                        String.valueOf(d.getContainmentOf()))));
        return families;
    }

    private void deliver(RawArticle.Builder... deliveries) {
        for (RawArticle.Builder delivery : deliveries) {
            harness.deliver(delivery.build());
        }
        read();
    }

    private void read() {
        enriched = harness.enriched(enriched);
        duplicates = harness.duplicates(duplicates);
    }
}
