package io.copytaster.enrich;

import static io.copytaster.enrich.Deliveries.NOON;
import static io.copytaster.enrich.Deliveries.article;
import static io.copytaster.enrich.Deliveries.cancel;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that a replay hands to the live topology again. */
class ReplayInTopologyTest {
    private static final String STORY =
            "Seven tanks were seen on Monday near the northern border, two officials in the capital said, and a third"
                    + " confirmed it on the condition that nobody would name him or his office.";

    @TempDir
    Path stateDir;

    private EnrichHarness harness;

    @BeforeEach
    void start() {
        harness = new EnrichHarness(stateDir, NOON.plus(Duration.ofDays(1)));
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void publishesACurrentArticleAnewInItsFamily() {
        RawArticle original = article("a", STORY, 0).build();
        RawArticle revision = article(
                        "b",
                        "Later the minister denied every word of it before the press, called the officials liars, promised an"
                                + " inquiry into who had spoken to reporters at all, and left by a side door. " + STORY,
                        1)
                .build();
        harness.deliver(original, revision);
        Map<String, EnrichedArticle> before = harness.enriched(Map.of());
        harness.replay(revision);
        Map<String, EnrichedArticle> anew = harness.enriched(Map.of());
        assertEquals(Set.of("b"), anew.keySet());
        assertEquals(before.get("b"), anew.get("b"));
        assertEquals("a", anew.get("b").getRevisionOf());
    }

    @Test
    void changesNothingForOldVersionsCopiesAndTheWithdrawn() {
        RawArticle old = article("a", STORY, 0).build();
        RawArticle copy = article("b", STORY, 1).build();
        RawArticle killed = article("c", "Nothing of the kind was ever seen by anybody at all in any town.", 2)
                .build();
        harness.deliver(
                old, article("a", STORY + " It rained.", 0).setVersion(2).build(), copy, killed, cancel("c", 2));
        harness.enriched(Map.of());
        harness.duplicates(Map.of());
        for (RawArticle delivery : new RawArticle[] {old, copy, killed, cancel("c", 2)}) {
            harness.replay(delivery);
        }
        assertEquals(Map.of(), harness.enriched(Map.of()));
        assertEquals(Map.of(), harness.duplicates(Map.of()));
    }

    @Test
    void publishesAnewWhatIsOlderThanTheWindowAndItsTextForgotten() {
        RawArticle article = article("a", STORY, 0).build();
        harness.deliver(article);
        harness.pass(EnrichHarness.WINDOW.plusDays(2));
        harness.deliver(
                article("late", "Something else altogether was said.", 24 * 9).build());
        harness.pass(Duration.ofMinutes(2));
        harness.enriched(Map.of());
        harness.replay(article);
        assertEquals("a", harness.enriched(Map.of()).get("a").getFamilyId());
        harness.replay(RawArticle.newBuilder(article)
                .setStatus(PublicationStatus.WITHHELD)
                .build());
        assertEquals(Map.of(), harness.enriched(Map.of()));
    }

    @Test
    void takesADeliveryThatNeverCameAsAnyOther() {
        harness.replay(article("a", STORY, 0).build());
        assertEquals(Set.of("a"), harness.enriched(Map.of()).keySet());
    }
}
