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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of articles under embargo, and when. */
class EmbargoInTopologyTest {
    private static final String FIRST = "Seven tanks were seen at an airfield near the coast on Thursday.";
    private static final String SECOND = "The central bank left its rate as it was, and said that it would wait.";
    private static final Instant NOW = NOON.plus(Duration.ofDays(2));

    @TempDir
    Path stateDir;

    private EnrichHarness harness;
    private Map<String, EnrichedArticle> enriched = Map.of();

    @BeforeEach
    void start() {
        harness = new EnrichHarness(stateDir, NOW);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void holdsAnArticleUntilItsEmbargoEnds() {
        harness.deliver(held(1, FIRST, Duration.ofHours(1)));
        harness.pass(Duration.ofMinutes(59));
        assertOut();
        harness.pass(Duration.ofMinutes(2));
        assertOut(FIRST);
    }

    @Test
    void forgetsAnArticleThatIsCanceledMeanwhile() {
        harness.deliver(held(1, FIRST, Duration.ofDays(1)), cancel("a", 1));
        harness.pass(Duration.ofDays(2));
        assertOut();
    }

    @Test
    void takesACancelWithoutAVersionForTheNewestThatWaits() {
        harness.deliver(held(1, FIRST, Duration.ofHours(1)), held(3, SECOND, Duration.ofHours(2)), cancel("a", 0));
        harness.pass(Duration.ofDays(1));
        assertOut();
        harness.deliver(article("a", FIRST, 0).setVersion(4).build());
        assertOut(FIRST);
    }

    @Test
    void takesBackWhatIsOutWithWhatWaits() {
        harness.deliver(article("a", FIRST, 0).build(), held(2, SECOND, Duration.ofHours(1)), cancel("a", 0));
        assertOut();
        harness.pass(Duration.ofDays(1));
        assertOut();
    }

    @Test
    void doesNotLetACancelOrAHoldWait() {
        for (PublicationStatus status :
                new PublicationStatus[] {PublicationStatus.CANCELED, PublicationStatus.WITHHELD}) {
            String id = status.name();
            harness.deliver(
                    article(id, FIRST, 0).build(),
                    article(id, FIRST, 0)
                            .setVersion(2)
                            .setStatus(status)
                            .setEmbargoedUntil(NOW.plus(Duration.ofHours(1)))
                            .build());
        }
        assertOut();
    }

    @Test
    void letsNothingOutThatWasWithheldMeanwhile() {
        harness.deliver(
                held(1, FIRST, Duration.ofHours(1)),
                article("a", FIRST, 0).setStatus(PublicationStatus.WITHHELD).build());
        harness.pass(Duration.ofDays(1));
        assertOut();
    }

    @Test
    void goesByTheEmbargoThatCameLast() {
        harness.deliver(held(1, FIRST, Duration.ofHours(1)), held(1, FIRST, Duration.ofHours(3)));
        harness.pass(Duration.ofHours(2));
        assertOut();
        harness.pass(Duration.ofHours(2));
        assertOut(FIRST);
    }

    @Test
    void goesByTheEmbargoOfTheNewestVersionWhicheverComesFirst() {
        harness.deliver(held(2, SECOND, Duration.ofHours(3)), held(1, FIRST, Duration.ofHours(1)));
        harness.pass(Duration.ofHours(2));
        assertOut();
        harness.pass(Duration.ofHours(2));
        assertOut(SECOND);
    }

    @Test
    void keepsTheLaterTextOfAVersionWhenTheEmbargoOfTheFormerEnds() {
        harness.deliver(
                held(1, FIRST, Duration.ofHours(1)), article("a", SECOND, 0).build());
        assertOut(SECOND);
        harness.pass(Duration.ofHours(2));
        assertOut(SECOND);
    }

    @Test
    void leavesWhatIsOutUntilTheNextVersionMayFollow() {
        harness.deliver(article("a", FIRST, 0).build(), held(2, SECOND, Duration.ofHours(1)));
        assertOut(FIRST);
        harness.pass(Duration.ofHours(2));
        assertOut(SECOND);
    }

    private static RawArticle held(long version, String text, Duration embargo) {
        return article("a", text, 0)
                .setVersion(version)
                .setEmbargoedUntil(NOW.plus(embargo))
                .build();
    }

    private void assertOut(String... texts) {
        enriched = harness.enriched(enriched);
        assertEquals(
                List.of(texts),
                enriched.values().stream().map(EnrichedArticle::getText).toList());
    }
}
