package io.copytaster.enrich;

import static io.copytaster.enrich.Deliveries.NOON;
import static io.copytaster.enrich.Deliveries.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.copytaster.enrich.dedup.Prober;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Expired;
import io.copytaster.enrich.state.Findings;
import io.copytaster.schemas.RawArticle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of articles when the time is over in which they are compared. */
class ExpiryInTopologyTest {
    private static final String TEXT =
            "Four tanks were seen on the road to the northern harbour of the town on Monday.";
    private static final String LATER =
            "Nobody had heard of the three ships before they left the southern port at night.";

    @TempDir
    Path stateDir;

    private EnrichHarness harness;

    @BeforeEach
    void open() {
        harness = new EnrichHarness(stateDir, NOON);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void anArticleThatStillWaitsForFindingsIsPublishedWhenTheyCome() {
        RawArticle first = article("story", TEXT, 0).build();
        harness.deliver(first);
        // A later edition known to the search makes it silent about the second one, which then waits.
        harness.probe(new Prober(1).probes(null, first, 5).get(0));
        harness.deliver(article("story", LATER, 1).setVersion(2).build());
        assertEquals(TEXT, harness.enriched(Map.of()).get("story").getText());

        harness.note("story", new Expired(2L));
        assertNotNull(text("story"));
        harness.note("story", new Findings(2L, true, List.of()));

        assertEquals(LATER, harness.enriched(Map.of()).get("story").getText());
        assertNull(text("story"));
    }

    @Test
    void anArticleThatIsPublishedIsForgotten() {
        harness.deliver(article("story", TEXT, 0).build());
        assertNotNull(text("story"));
        harness.note("story", new Expired(1L));
        assertNull(text("story"));
        assertEquals(TEXT, harness.enriched(Map.of()).get("story").getText());
    }

    private Object text(String id) {
        return harness.driver.getKeyValueStore(EnrichStores.ARTICLES).get(id);
    }
}
