package io.copytaster.enrich;

import io.copytaster.enrich.clean.ArticleCleaner;
import io.copytaster.enrich.dedup.Comparison;
import io.copytaster.enrich.dedup.Sketch;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.state.RecordSerde;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;

/**
 * Puts articles through the code that every article goes through, so that the JVM has compiled it before the first one
 * comes. Nothing is kept, and nothing is sent. Not for several threads at once.
 */
final class Rehearsal {
    private static final String ENGLISH = "en";

    private final Serde<RawArticle> raw;
    private final Serde<EnrichedArticle> enriched;
    private final Serde<RawArticle> stored = RecordSerde.of(RawArticle.getEncoder(), RawArticle.getDecoder());
    private final Enricher enricher;
    private final Comparison comparison = new Comparison();
    private Sketch before;

    Rehearsal(ArticleSerdes serdes, Enricher enricher) {
        raw = serdes.raw();
        enriched = serdes.enriched();
        this.enricher = enricher;
    }

    /** Takes one in English: the tables for another language take longer to make than all the rest. */
    void of(RawArticle article) {
        if (!ENGLISH.equals(enricher.language().detect(article.getText(), article.getLanguage()))) {
            return;
        }
        RawArticle received = through(raw, Topics.RAW, article);
        RawArticle clean = ArticleCleaner.cleaned(received.getId(), received);
        Sketch written = Sketch.of(clean.getTitle(), clean.getText()).sketch();
        Sketch sketch = Sketch.of(written.toBytes());
        if (before != null) {
            comparison.compare(sketch, before, Duration.ZERO);
        }
        before = sketch;
        RawArticle held = through(stored, Topics.RAW, clean);
        if (enricher.enrich(new Outcome.Original(held, held.getId(), null)) instanceof Outcome.Enriched done) {
            through(enriched, Topics.ENRICHED, done.article());
        }
    }

    private static <T> T through(Serde<T> serde, String topic, T value) {
        return serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, value));
    }
}
