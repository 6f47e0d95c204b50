package io.copytaster.enrich.publish;

import io.copytaster.enrich.EnrichCounts;
import io.copytaster.enrich.Outcome;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.enrich.state.Standing;
import io.copytaster.enrich.state.Verdict;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.RawArticle;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Turns verdicts into what goes out: an article stands in one of the two output topics at most, and moves between them
 * when it is judged anew. It runs where the article is held, so all output of one id comes from one task and in order.
 */
public final class PublishVerdicts implements ProcessorSupplier<String, Verdict, String, Outcome> {
    private final EnrichStores stores;
    private final EnrichCounts counts;

    /** Counts what it publishes. */
    public PublishVerdicts(EnrichStores stores, EnrichCounts counts) {
        this.stores = stores;
        this.counts = counts;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofVerdicts();
    }

    @Override
    public Processor<String, Verdict, String, Outcome> get() {
        return new Step();
    }

    private final class Step implements Processor<String, Verdict, String, Outcome> {
        private ProcessorContext<String, Outcome> context;
        private KeyValueStore<String, RawArticle> articles;
        private KeyValueStore<String, Standing> standings;

        @Override
        public void init(ProcessorContext<String, Outcome> context) {
            this.context = context;
            articles = context.getStateStore(EnrichStores.ARTICLES);
            standings = context.getStateStore(EnrichStores.STANDINGS);
        }

        @Override
        public void process(Record<String, Verdict> verdict) {
            Standing standing = standings.get(verdict.key());
            if (standing == null || !speaksOf(verdict.value(), standing)) {
                return;
            }
            String duplicateOf = verdict.value().getDuplicateOf();
            PublishedAs as = duplicateOf == null ? PublishedAs.ENRICHED : PublishedAs.DUPLICATE;
            PublishedAs before = standing.getPublishedAs();
            if (!standing.getPending() && before == as && Objects.equals(standing.getDuplicateOf(), duplicateOf)) {
                return;
            }
            publish(verdict, articles.get(verdict.key()));
            counts.moved(before, as);
            if (standing.getPending()) {
                counts.settled();
            }
            if (before == PublishedAs.ENRICHED && as == PublishedAs.DUPLICATE) {
                context.forward(verdict.withValue(new Outcome.NotEnriched(standing.getVersion())));
            } else if (before == PublishedAs.DUPLICATE && as == PublishedAs.ENRICHED) {
                context.forward(verdict.withValue(new Outcome.NotDuplicate(standing.getVersion())));
            }
            standings.put(
                    verdict.key(),
                    Standing.newBuilder(standing)
                            .setPublishedAs(as)
                            .setDuplicateOf(duplicateOf)
                            .setPending(false)
                            .build());
        }

        private static boolean speaksOf(Verdict verdict, Standing standing) {
            return standing.getUsable() && verdict.getFingerprint().equals(standing.getFingerprint());
        }

        private void publish(Record<String, Verdict> verdict, RawArticle article) {
            String duplicateOf = verdict.value().getDuplicateOf();
            if (duplicateOf == null) {
                context.forward(verdict.withValue(new Outcome.Original(article, article.getId(), null)));
            } else {
                context.forward(verdict.withValue(new Outcome.Duplicate(exactCopy(article, duplicateOf))));
            }
        }

        private static DuplicateArticle exactCopy(RawArticle article, String duplicateOf) {
            return DuplicateArticle.newBuilder()
                    .setId(article.getId())
                    .setSource(article.getSource())
                    .setUrl(article.getUrl())
                    .setVersion(article.getVersion())
                    .setTitle(article.getTitle())
                    .setPublishedAt(article.getPublishedAt())
                    .setReceivedAt(article.getReceivedAt())
                    .setFamilyId(duplicateOf)
                    .setDuplicateOf(duplicateOf)
                    .setKind(DuplicateKind.EXACT)
                    .setContainment(1)
                    .setContainmentOf(1)
                    .build();
        }
    }
}
