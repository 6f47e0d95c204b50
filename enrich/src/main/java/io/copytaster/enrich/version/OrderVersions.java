package io.copytaster.enrich.version;

import io.copytaster.enrich.EnrichCounts;
import io.copytaster.enrich.Outcome;
import io.copytaster.enrich.dedup.Prober;
import io.copytaster.enrich.family.Followers;
import io.copytaster.enrich.state.Answer;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.enrich.state.QuietCommit;
import io.copytaster.enrich.state.Standing;
import io.copytaster.enrich.state.Standings;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Lets through only what is newer than what is held of an article, withdraws what is canceled or withheld, and keeps a
 * delivery under embargo back, as if it had not come, until its hour.
 */
public final class OrderVersions implements ProcessorSupplier<String, RawArticle, String, Outcome> {
    /** Name of the step in the topology and in dead letters. */
    public static final String NAME = "order-versions";

    /** How often deliveries under embargo are looked at. */
    static final Duration EMBARGO_CHECK = Duration.ofSeconds(1);

    private final Serializer<RawArticle> serializer;
    private final Prober prober;
    private final EnrichStores stores;
    private final EnrichCounts counts;

    /**
     * A step that counts what it does.
     *
     * @param serializer writes deliveries that are refused, for the dead letter
     * @param prober looks articles up
     */
    public OrderVersions(Serializer<RawArticle> serializer, Prober prober, EnrichStores stores, EnrichCounts counts) {
        this.prober = prober;
        this.stores = stores;
        this.serializer = serializer;
        this.counts = counts;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofVersions();
    }

    @Override
    public Processor<String, RawArticle, String, Outcome> get() {
        return new Step();
    }

    private final class Step implements Processor<String, RawArticle, String, Outcome> {
        private ProcessorContext<String, Outcome> context;
        private QuietCommit commit;
        private KeyValueStore<String, RawArticle> articles;
        private Standings standings;
        private Embargoes embargoes;
        private Followers followers;

        @Override
        public void init(ProcessorContext<String, Outcome> context) {
            this.context = context;
            commit = new QuietCommit(context, stores.traffic());
            articles = context.getStateStore(EnrichStores.ARTICLES);
            standings = new Standings(context, stores);
            embargoes = new Embargoes(context.getStateStore(EnrichStores.EMBARGOED));
            followers = new Followers(context);
            context.schedule(EMBARGO_CHECK, PunctuationType.WALL_CLOCK_TIME, this::release);
        }

        @Override
        public void process(Record<String, RawArticle> delivery) {
            commit.count();
            RawArticle article = named(delivery.value());
            if (isUnderEmbargo(article) && decide(article) == VersionOrder.Decision.ACCEPT) {
                embargoes.hold(article);
            } else {
                embargoes.drop(article, article.getVersion());
                take(delivery.withValue(article));
            }
        }

        /** Only what would be published waits: a cancel or a hold must not. */
        private boolean isUnderEmbargo(RawArticle article) {
            Instant until = article.getEmbargoedUntil();
            return article.getStatus() == PublicationStatus.USABLE
                    && until != null
                    && until.toEpochMilli() > context.currentSystemTimeMs();
        }

        /** A cancel that names no version means what waits, too, as if that had come: see decision 3. */
        private RawArticle named(RawArticle article) {
            long waiting = article.getVersion() > 0 ? 0 : embargoes.newest(article);
            if (waiting == 0) {
                return article;
            }
            long current = VersionOrder.effectiveVersion(standings.get(article.getId()), article);
            return RawArticle.newBuilder(article)
                    .setVersion(Math.max(waiting, current))
                    .build();
        }

        private VersionOrder.Decision decide(RawArticle article) {
            Standing standing = standings.get(article.getId());
            return VersionOrder.decide(standing, standing == null ? null : articles.get(article.getId()), article);
        }

        private void release(long now) {
            embargoes.release(now, due -> take(new Record<>(due.getId(), due, now)));
        }

        private void take(Record<String, RawArticle> delivery) {
            Standing standing = standings.get(delivery.key());
            RawArticle held = standing == null ? null : articles.get(delivery.key());
            switch (VersionOrder.decide(standing, held, delivery.value())) {
                case ACCEPT -> accept(standing, held, delivery);
                case STALE -> counts.settled();
                case REPEATED -> repeat(standing, held, delivery);
                case FOREIGN -> {
                    counts.settled();
                    forward(delivery, reject(delivery.value(), standing.getSource()));
                }
            }
        }

        /** Publishes an article as it stands once more, if a replay asks for that. */
        private void repeat(Standing standing, RawArticle held, Record<String, RawArticle> delivery) {
            counts.settled();
            boolean stands = standing.getPublishedAs() == PublishedAs.ENRICHED && !standing.getPending();
            boolean usable = delivery.value().getStatus() == PublicationStatus.USABLE;
            if (ArticleHeaders.isReplay(delivery.headers()) && stands && usable) {
                RawArticle article = held == null ? delivery.value() : held;
                forward(delivery, new Outcome.Original(article, standing.getFamilyId(), standing.getRevisionOf()));
            }
        }

        private void accept(Standing standing, RawArticle held, Record<String, RawArticle> delivery) {
            RawArticle article = delivery.value();
            if (standing != null && standing.getPending()) {
                counts.settled(); // the version before, which nobody will see
            }
            long edition = standing == null ? 1 : standing.getEdition() + 1;
            long version = VersionOrder.effectiveVersion(standing, article);
            boolean usable = article.getStatus() == PublicationStatus.USABLE;
            int awaited = probe(held, article, edition, delivery);
            PublishedAs publishedAs = standing == null ? PublishedAs.NOTHING : standing.getPublishedAs();
            if (!usable) {
                withdraw(publishedAs, version, delivery);
                publishedAs = PublishedAs.NOTHING;
                if (standing != null && standing.getFollowed()) {
                    tellFollowers(delivery, edition);
                }
            }
            boolean published = publishedAs != PublishedAs.NOTHING;
            standings.put(
                    delivery.key(),
                    new Standing(
                            article.getSource(),
                            version,
                            usable,
                            edition,
                            awaited,
                            List.of(),
                            publishedAs,
                            published ? standing.getDuplicateOf() : null,
                            published ? standing.getRevisionOf() : null,
                            published ? standing.getFamilyId() : null,
                            published ? standing.getLikeness() : 0,
                            usable && standing != null && standing.getFollowed(),
                            usable));
            articles.put(delivery.key(), article.getStatus() == PublicationStatus.CANCELED ? null : article);
        }

        /** Looks the article up, and takes back what it was before; tells how many answers there will be. */
        private int probe(RawArticle held, RawArticle article, long edition, Record<String, RawArticle> delivery) {
            List<Probe> probes = prober.probes(held, article, edition);
            int awaited = 0;
            for (int partition = 0; partition < probes.size(); partition++) {
                Probe probe = probes.get(partition);
                if (probe != null) {
                    forward(delivery, new Outcome.Probed(partition, probe));
                    awaited += Prober.isAnswered(probe) ? 1 : 0;
                }
            }
            return awaited;
        }

        private void tellFollowers(Record<String, RawArticle> delivery, long edition) {
            var gone = new Note(new Answer(delivery.key(), edition, null, null, null));
            for (String follower : followers.removeAll(delivery.key())) {
                forward(delivery, new Outcome.Told(follower, gone));
            }
        }

        private void withdraw(PublishedAs publishedAs, long version, Record<String, RawArticle> delivery) {
            counts.moved(publishedAs, PublishedAs.NOTHING);
            counts.settled();
            switch (publishedAs) {
                case ENRICHED -> forward(delivery, new Outcome.NotEnriched(version));
                case DUPLICATE -> forward(delivery, new Outcome.NotDuplicate(version));
                case NOTHING -> {}
            }
        }

        private Outcome reject(RawArticle delivery, String owner) {
            String error = "article id " + delivery.getId() + " belongs to source " + owner + "; source "
                    + delivery.getSource() + " sent it, too: ids must be unique over all sources";
            var origin = context.recordMetadata()
                    .map(at -> new DeadLetter.Origin(at.topic(), at.partition(), at.offset()))
                    .orElse(null);
            byte[] value = serializer.serialize(Topics.RAW, delivery);
            byte[] key = delivery.getId().getBytes(StandardCharsets.UTF_8);
            return new Outcome.Rejected(new DeadLetter(key, value, NAME, error, null, origin));
        }

        private void forward(Record<String, RawArticle> delivery, Outcome outcome) {
            context.forward(delivery.withValue(outcome));
        }
    }
}
