package io.copytaster.ingest.outlet;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.SafeProducer;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends articles to {@link Topics#RAW} and dead letters to {@link Topics#DEAD_LETTERS}, each of them once as far as the
 * broker can tell (idempotent, acknowledged by all replicas). Sending goes on in the background; what fails there is
 * thrown by the next call.
 */
public final class KafkaOutlet implements ArticleOutlet {
    private static final long BUFFER_BYTES = 96L << 20;

    private final String servers;
    private final Producer<String, RawArticle> articles;
    private final Supplier<Producer<byte[], byte[]>> letterProducer;
    private final AtomicReference<OutletException> failure = new AtomicReference<>();
    private final Queue<DeadLetter> tooLarge = new ConcurrentLinkedQueue<>();
    private Producer<byte[], byte[]> letters;

    /**
     * @param bootstrapServers brokers, such as {@code localhost:9092}
     * @param serdes how articles are written
     * @param clientSettings further settings of Kafka's clients, such as credentials; they win over this class's own
     */
    public KafkaOutlet(String bootstrapServers, ArticleSerdes serdes, Map<String, ?> clientSettings) {
        this(
                bootstrapServers,
                new KafkaProducer<>(
                        settings(bootstrapServers, clientSettings),
                        new StringSerializer(),
                        serdes.raw().serializer()),
                // Most runs reject nothing.
                () -> new KafkaProducer<>(
                        settings(bootstrapServers, clientSettings),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    KafkaOutlet(
            String servers, Producer<String, RawArticle> articles, Supplier<Producer<byte[], byte[]>> letterProducer) {
        this.servers = servers;
        this.articles = articles;
        this.letterProducer = letterProducer;
    }

    static Map<String, Object> settings(String bootstrapServers, Map<String, ?> clientSettings) {
        var settings = new HashMap<>(SafeProducer.SETTINGS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.putAll(clientSettings);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    @Override
    public void send(RawArticle article) {
        sendTooLarge();
        throwFailure();
        var record = new ProducerRecord<>(
                Topics.RAW, null, article.getReceivedAt().toEpochMilli(), article.getId(), article);
        try {
            // The callback tells what the future would.
            var unused = articles.send(record, (metadata, error) -> {
                if (error instanceof RecordTooLargeException) {
                    // Another producer must not be waited for on this one's thread.
                    tooLarge.add(letter(article, error));
                } else if (error != null) {
                    fail(Topics.RAW, error);
                }
            });
        } catch (InterruptException e) {
            throw stopped();
        } catch (KafkaException | IllegalStateException e) {
            fail(Topics.RAW, e);
        }
        throwFailure();
    }

    @Override
    public void reject(DeadLetter letter) {
        sendTooLarge();
        throwFailure();
        sendLetter(letter);
        throwFailure();
    }

    @Override
    public void flush() {
        try {
            articles.flush();
            sendTooLarge();
            synchronized (this) {
                if (letters != null) {
                    letters.flush();
                }
            }
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new OutletException(
                    Topics.RAW + " at " + servers + ": interrupted before all articles were acknowledged", e);
        }
        throwFailure();
    }

    /** Flushes and closes. What could not be sent was thrown before, or is thrown now. */
    @Override
    public void close() {
        // Closing an interrupted producer gives up what it still holds.
        boolean interrupted = Thread.interrupted();
        try {
            flush();
        } finally {
            articles.close();
            synchronized (this) {
                if (letters != null) {
                    letters.close();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendTooLarge() {
        for (DeadLetter letter = tooLarge.poll(); letter != null; letter = tooLarge.poll()) {
            sendLetter(letter);
        }
    }

    private void sendLetter(DeadLetter letter) {
        try {
            var unused = letters().send(letter.toRecord(), (metadata, error) -> {
                if (error != null) {
                    fail(Topics.DEAD_LETTERS, error);
                }
            });
        } catch (InterruptException e) {
            throw stopped();
        } catch (KafkaException | IllegalStateException e) {
            fail(Topics.DEAD_LETTERS, e);
        }
    }

    private synchronized Producer<byte[], byte[]> letters() {
        if (letters == null) {
            letters = letterProducer.get();
        }
        return letters;
    }

    private static DeadLetter letter(RawArticle article, Exception error) {
        return new DeadLetter(
                article.getId().getBytes(StandardCharsets.UTF_8),
                ArticleJson.line(article).getBytes(StandardCharsets.UTF_8),
                "ingest",
                "too-large: the broker refused the article: " + error.getMessage(),
                article.getSource(),
                null);
    }

    private static Stopped stopped() {
        Thread.currentThread().interrupt();
        return new Stopped();
    }

    private void fail(String topic, Exception error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String cause = root == error ? error.getMessage() : error.getMessage() + " (" + root.getMessage() + ")";
        failure.compareAndSet(
                null,
                new OutletException(
                        topic + " at " + servers + ": cannot send: " + cause
                                + "; see that broker and schema registry are up and that the topic is there"
                                + " (./copytaster topics create)",
                        error));
    }

    private void throwFailure() {
        OutletException known = failure.get();
        if (known != null) {
            // Thrown where it is noticed, made where it happened.
            throw new OutletException(known.getMessage(), known);
        }
    }
}
