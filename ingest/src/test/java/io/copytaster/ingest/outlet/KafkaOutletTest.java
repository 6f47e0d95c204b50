package io.copytaster.ingest.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaOutletTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    private final MockProducer<String, RawArticle> articles = articles(false);
    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private int letterProducers;
    private final KafkaOutlet outlet = new KafkaOutlet("broker:9092", articles, () -> {
        letterProducers++;
        return letters;
    });

    @Test
    void sendsAnArticleUnderItsIdAtTheTimeOfReceipt() {
        outlet.send(article("a"));

        var record = articles.history().get(0);
        assertEquals(Topics.RAW, record.topic());
        assertEquals("a", record.key());
        assertEquals(RECEIVED.toEpochMilli(), record.timestamp());
        assertEquals(0, letterProducers, "nothing was rejected");
    }

    @Test
    void sendsDeadLettersByAProducerOfTheirOwn() {
        outlet.reject(letter("x"));
        outlet.reject(letter("y"));

        assertEquals(1, letterProducers);
        assertEquals(2, letters.history().size());
        assertEquals(Topics.DEAD_LETTERS, letters.history().get(0).topic());
    }

    @Test
    void saysWhereAndWhySendingFailedWhenItIsNextCalled() {
        outlet.send(article("a"));
        articles.errorNext(new TopicAuthorizationException("not yours"));

        var thrown = assertThrows(OutletException.class, () -> outlet.send(article("b")));

        assertTrue(thrown.getMessage().startsWith("articles.raw at broker:9092: cannot send: not yours; "));
        assertEquals(1, articles.history().size());
        assertThrows(OutletException.class, outlet::flush);
    }

    @Test
    void saysSoWhenAnArticleCannotBeWritten() {
        articles.sendException = new SerializationException("no schema", new ConnectException("refused"));

        var thrown = assertThrows(OutletException.class, () -> outlet.send(article("a")));

        assertTrue(thrown.getMessage().contains("no schema (refused)"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("schema registry"), thrown.getMessage());
    }

    @Test
    void makesADeadLetterOfAnArticleThatTheBrokerFindsTooLarge() {
        outlet.send(article("a"));
        articles.errorNext(new RecordTooLargeException("17 MB"));

        outlet.flush();

        var record = letters.history().get(0);
        assertEquals("a", new String(record.key(), StandardCharsets.UTF_8));
        assertEquals(
                "too-large: the broker refused the article: 17 MB",
                new String(record.headers().lastHeader("error").value(), StandardCharsets.UTF_8));
        outlet.send(article("b"));
        assertEquals(2, articles.history().size());
    }

    @Test
    void endsTheRunWhenItIsInterrupted() {
        articles.sendException = new InterruptException("woken", new InterruptedException());

        assertThrows(Stopped.class, () -> outlet.send(article("a")));
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
    }

    @Test
    void flushesAndClosesBothProducers() {
        outlet.send(article("a"));
        outlet.reject(letter("x"));

        outlet.close();

        assertTrue(articles.flushed());
        assertTrue(articles.closed());
        assertTrue(letters.closed());
    }

    @Test
    void closesWithoutHavingRejectedAnything() {
        outlet.close();

        assertTrue(articles.closed());
        assertFalse(letters.closed());
    }

    @Test
    void letsOwnSettingsOfTheCallerWin() {
        var settings = KafkaOutlet.settings("broker:9092", Map.of(ProducerConfig.LINGER_MS_CONFIG, 5, "x", "y"));

        assertEquals(5, settings.get(ProducerConfig.LINGER_MS_CONFIG));
        assertEquals("y", settings.get("x"));
        assertEquals("all", settings.get(ProducerConfig.ACKS_CONFIG));
        assertEquals(true, settings.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG));
        assertEquals(1, settings.get(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION));
        assertEquals(Topics.MAX_REQUEST_BYTES, settings.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
        assertEquals("broker:9092", settings.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    private static MockProducer<String, RawArticle> articles(boolean autoComplete) {
        Serializer<RawArticle> nothing = (topic, article) -> new byte[0];
        return new MockProducer<>(autoComplete, null, new StringSerializer(), nothing);
    }

    private static RawArticle article(String id) {
        return RawArticle.newBuilder()
                .setId(id)
                .setSource("wire")
                .setStatus(PublicationStatus.USABLE)
                .setText("words")
                .setReceivedAt(RECEIVED)
                .build();
    }

    private static DeadLetter letter(String key) {
        return new DeadLetter(key.getBytes(StandardCharsets.UTF_8), new byte[1], "ingest", "bad", "file:1", null);
    }
}
