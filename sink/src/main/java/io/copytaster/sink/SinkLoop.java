package io.copytaster.sink;

import io.copytaster.schemas.ArticleSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a sink from its topics in a thread of its own: reads what is committed, writes, and commits its offsets only
 * after the sink has made durable what it was given, so that a crash at any point repeats records but loses none.
 */
public final class SinkLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SinkLoop.class);

    private final SinkLoopSettings settings;
    private final SinkTally tally = new SinkTally();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** One for all who ask: each copy stays with the original until that is complete. */
    private final CompletableFuture<Void> endedForOthers = ended.copy();

    private final SinkMeters meters;
    private final SinkFeed.Parts parts;
    private final Thread thread;
    private volatile Map<TopicPartition, Long> committed = Map.of();
    private boolean started;

    /**
     * A loop that is not started yet.
     *
     * @param sink where to write; stays the caller's to close, after the loop
     * @param serdes decode what is read
     * @param kafka settings of the Kafka clients: at least {@code bootstrap.servers}
     * @param registry where its metrics, {@code copytaster.sink.*}, are shown until it ends
     */
    public SinkLoop(
            SinkLoopSettings settings,
            ArticleSink sink,
            ArticleSerdes serdes,
            Map<String, ?> kafka,
            MeterRegistry registry) {
        this(
                settings,
                sink,
                serdes,
                () -> SinkClients.consumer(kafka, settings),
                () -> SinkClients.producer(kafka, settings),
                LoopTime.SYSTEM,
                registry);
    }

    SinkLoop(
            SinkLoopSettings settings,
            ArticleSink sink,
            ArticleSerdes serdes,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers,
            LoopTime time,
            MeterRegistry registry) {
        this.settings = settings;
        this.meters = new SinkMeters(settings.kind(), tally, registry);
        this.parts = new SinkFeed.Parts(
                settings,
                sink,
                new RecordReader(serdes, settings.generation()),
                consumers,
                producers,
                time,
                closing,
                tally,
                meters,
                offsets -> committed = offsets);
        this.thread = new Thread(this::run, "sink-" + settings.kind());
    }

    /** Starts to read. */
    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("sink " + settings.kind() + " was started before");
        }
        started = true;
        thread.start();
    }

    /**
     * Completes when the loop has ended and its clients are closed: normally after {@link #close}, with a
     * {@link SinkException} that says why if it failed.
     */
    public CompletableFuture<Void> ended() {
        return endedForOthers;
    }

    /** Why it waits for its target, or for the registry, if it does just now; may be asked from any thread. */
    public Optional<String> waiting() {
        return meters.waiting();
    }

    /** What was written so far; may be asked from any thread. */
    public SinkCounts counts() {
        return tally.counts();
    }

    /**
     * Up to where each partition is in the target for good: the offset after the last record or transaction marker
     * that was passed. Partitions that this loop has not yet committed are missing; may be asked from any thread.
     */
    public Map<TopicPartition, Long> committed() {
        return committed;
    }

    /** Writes what was read, flushes, commits, and returns when all that is done or has failed: see {@link #ended}. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (!started) {
                started = true;
                meters.close();
                ended.complete(null);
                return;
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            try (var feed = new SinkFeed(parts)) {
                feed.run();
            }
            log.info("sink stopped kind={} group={} counts={}", settings.kind(), settings.group(), counts());
            meters.close();
            ended.complete(null);
        } catch (Throwable e) {
            // Whatever it is, an Error too: a sink that dies must not look like one that has nothing to do.
            logFailure(e);
            meters.close();
            ended.completeExceptionally(new SinkException("sink " + settings.kind() + " failed: " + e.getMessage(), e));
        }
    }

    /** Whoever started the loop says why it ended; where in the program matters only if the program is to blame. */
    private void logFailure(Throwable failure) {
        if (isForTheUser(failure)) {
            log.info(
                    "sink ended kind={} group={} counts={} error={}",
                    settings.kind(),
                    settings.group(),
                    counts(),
                    failure.getMessage());
            log.debug("sink ended kind={}", settings.kind(), failure);
        } else {
            log.error("sink failed kind={} group={} counts={}", settings.kind(), settings.group(), counts(), failure);
        }
    }

    /** Whether its message says what is wrong outside the program: with the target, or with who may do what on the brokers. */
    private static boolean isForTheUser(Throwable failure) {
        return failure instanceof SinkException
                || failure instanceof AuthorizationException
                || failure instanceof AuthenticationException;
    }
}
