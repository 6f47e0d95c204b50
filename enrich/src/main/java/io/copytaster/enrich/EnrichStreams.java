package io.copytaster.enrich;

import io.copytaster.enrich.failure.Outage;
import io.copytaster.enrich.failure.StateFailure;
import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.enrich.state.Standing;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work: one instance of the Kafka Streams application. */
public final class EnrichStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichStreams.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FAILURES_COUNT_FOR = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 5;

    private final KafkaStreams streams;
    private final EnrichCounts counts;
    private final Rehearsal rehearsal;
    private final RestoreProgress restore = new RestoreProgress();
    private final InstantSource clock;
    private final Path stateDir;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Deque<Instant> failures = new ArrayDeque<>();

    /**
     * How the articles of this instance stand.
     *
     * @param enriched articles that stand in the enriched ones
     * @param duplicates articles that stand in the duplicates
     * @param withdrawn articles canceled or withheld
     * @param embargoed deliveries that wait for their hour
     */
    public record Census(long enriched, long duplicates, long withdrawn, long embargoed) {}

    private EnrichStreams(
            KafkaStreams streams, EnrichCounts counts, Rehearsal rehearsal, InstantSource clock, Path stateDir) {
        this.streams = streams;
        this.stateDir = stateDir;
        this.rehearsal = rehearsal;
        this.counts = counts;
        this.clock = clock;
        streams.setGlobalStateRestoreListener(restore);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                failure.completeExceptionally(new IllegalStateException("enrich has stopped after errors"));
            }
        });
    }

    /**
     * Starts an instance.
     *
     * @throws IllegalStateException if {@code articles.raw} is not there; the message says how to create it
     */
    public static EnrichStreams start(
            EnrichConfig config, ArticleSerdes serdes, Enricher enricher, InstantSource clock) {
        Properties settings = config.toProperties();
        var counts = new EnrichCounts();
        int partitions = prepare(settings, config);
        var topology = new EnrichTopology(
                        serdes, enricher, counts, partitions, config.window(), config.generation(), config.selection())
                .build(settings);
        var rehearsal = new Rehearsal(serdes, enricher);
        var streams = new KafkaStreams(topology, settings);
        var running = new EnrichStreams(streams, counts, rehearsal, clock, config.stateDir());
        running.streams.start();
        return running;
    }

    /** What it did since it started. */
    public EnrichCounts.Snapshot counts() {
        return counts.snapshot();
    }

    /** The same for those who watch it, in more detail. */
    public EnrichCounts counted() {
        return counts;
    }

    /** The application itself, for those who watch it. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Records of its state that are still to be read before it works. */
    public long restoring() {
        return restore.remaining();
    }

    /** Records of its state that it has read before it worked, since it started; those read as a standby do not count. */
    public long restored() {
        return restore.restored();
    }

    /** Whether it has its share of the partitions and works on them: not before, and not while that changes. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Puts an article through the code that every article goes through, so that the JVM compiles it; nothing comes of it
     * otherwise. For one thread, which has nothing else to do until the instance is running.
     */
    public void rehearse(RawArticle article) {
        rehearsal.of(article);
    }

    /** Completes exceptionally when the instance gave up. */
    public CompletableFuture<Void> failure() {
        return failure;
    }

    /** Why the instance gave up; empty if it has not. */
    public Optional<String> whyFailed() {
        return failure.isCompletedExceptionally()
                ? Optional.of(failure.handle((none, why) -> why.getMessage()).join())
                : Optional.empty();
    }

    /** Counts the articles held by this instance, by reading all of what it holds of them; only while it is running. */
    public Census census() {
        long enriched = 0;
        long duplicates = 0;
        long withdrawn = 0;
        long embargoed = 0;
        try (var all = standings().all()) {
            while (all.hasNext()) {
                Standing standing = all.next().value;
                withdrawn += standing.getUsable() ? 0 : 1;
                enriched += standing.getPublishedAs() == PublishedAs.ENRICHED ? 1 : 0;
                duplicates += standing.getPublishedAs() == PublishedAs.DUPLICATE ? 1 : 0;
            }
        }
        var waiting = streams.store(
                StoreQueryParameters.fromNameAndType(EnrichStores.EMBARGOED, QueryableStoreTypes.keyValueStore()));
        try (var all = waiting.all()) {
            for (; all.hasNext(); all.next()) {
                embargoed++;
            }
        }
        return new Census(enriched, duplicates, withdrawn, embargoed);
    }

    /** Whether this instance knows an article as canceled or withheld; false also while it cannot tell. */
    public boolean isWithdrawn(String id) {
        try {
            Standing standing = standings().get(id);
            return standing != null && !standing.getUsable();
        } catch (InvalidStateStoreException e) {
            return false; // its partitions are on the move
        }
    }

    /** Stops it, finishing what it is at. */
    @Override
    public void close() {
        streams.close(CLOSE_WITHIN);
    }

    /** Stops it as {@link #close} does, for good: others need not wait until its session is over. */
    public void leave() {
        streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private ReadOnlyKeyValueStore<String, Standing> standings() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(EnrichStores.STANDINGS, QueryableStoreTypes.keyValueStore()));
    }

    /** Creates the topics that are missing; tells how many partitions {@code articles.raw} has. */
    private static int prepare(Properties settings, EnrichConfig config) {
        try (Admin admin = Admin.create(settings)) {
            int partitions = admin.describeTopics(List.of(Topics.RAW))
                    .allTopicNames()
                    .get()
                    .get(Topics.RAW)
                    .partitions()
                    .size();
            var own = EnrichTopology.ownTopics(config.applicationId(), partitions);
            Set<String> there = OwnTopics.createMissing(admin, own, config.replication());
            OwnTopics.requirePartitions(admin, there, own);
            return partitions;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    Topics.RAW + ": not found at " + settings.get("bootstrap.servers") + " ("
                            + e.getCause().getMessage() + "); create it with ./copytaster topics create",
                    e);
        }
    }

    /** Goes on after what may pass, with a pause; gives up after too many other failures in a short time. */
    private synchronized StreamThreadExceptionResponse onFailure(Throwable exception) {
        boolean outage = Outage.isCauseOf(exception);
        Optional<String> unwritable = outage ? Optional.empty() : StateFailure.reason(exception);
        LOG.warn(
                "event=stream-thread-failed outage={} error={}",
                outage,
                exception.toString(),
                outage || unwritable.isPresent() ? null : exception);
        if (unwritable.isPresent()) {
            failure.completeExceptionally(new IllegalStateException(
                    stateDir + ": cannot write the state there (" + unwritable.get()
                            + "); make room or choose another folder with --data, and run again: it goes on where it was",
                    exception));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (!outage) {
            Instant now = clock.instant();
            failures.addLast(now);
            while (failures.getFirst().isBefore(now.minus(FAILURES_COUNT_FOR))) {
                failures.removeFirst();
            }
            if (failures.size() > MOST_FAILURES) {
                failure.completeExceptionally(exception);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
