package io.copytaster.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.enrich.dedup.Prober;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.version.OrderVersions;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.RawArticle;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which deliveries the topology is through with before any of them is judged: a run ends when it is with all. */
class SettledDeliveriesTest {
    private final EnrichCounts counts = new EnrichCounts();
    private final EnrichStores stores = new EnrichStores(1);
    private MockProcessorContext<String, Outcome> context;
    private Processor<String, RawArticle, String, Outcome> step;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        var settings = EnrichHarness.settings(folder);
        context = new MockProcessorContext<>(settings, new TaskId(0, 0), folder.toFile());
        stores.ofVersions().forEach(builder -> {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
        });
        var raw = ArticleSerdes.at("mock://settled", Map.of()).raw().serializer();
        step = new OrderVersions(raw, new Prober(1), stores, counts).get();
        step.init(context);
    }

    @AfterEach
    void stop() {
        stores.ofVersions().forEach(builder -> {
            StateStore store = context.getStateStore(builder.name());
            store.close();
        });
    }

    @Test
    void waitsForTheJudgementOnAnArticle() {
        deliver(article("A text.").build());

        assertEquals(0, counts.snapshot().settled());
    }

    @Test
    void isThroughWithAVersionThatANewerOneOvertakes() {
        deliver(article("A text.").build());
        deliver(article("A newer text.").setVersion(2).build());

        assertEquals(1, counts.snapshot().settled());
    }

    @Test
    void isThroughWithACancelAndWithWhatItCancels() {
        deliver(article("A text.").build());
        deliver(Deliveries.cancel("a", 2));

        assertEquals(2, counts.snapshot().settled());
    }

    @Test
    void isThroughWithWhatAnotherSourceSendsUnderTheSameId() {
        deliver(article("A text.").build());
        deliver(article("A text.").setSource("another").build());

        assertEquals(1, counts.snapshot().settled());
    }

    private static RawArticle.Builder article(String text) {
        return Deliveries.article("a", text, 0);
    }

    private void deliver(RawArticle delivery) {
        step.process(new Record<>(delivery.getId(), delivery, 0));
    }
}
