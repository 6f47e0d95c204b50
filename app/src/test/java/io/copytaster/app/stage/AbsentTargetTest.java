package io.copytaster.app.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkLoop;
import io.copytaster.sink.SinkLoopSettings;
import io.copytaster.sink.SinkRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sink whose target is away for longer than a consumer may be silent stays in its group, on a real broker. */
@Timeout(120)
class AbsentTargetTest {
    private static final String GROUP = "absent";
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
    private static final int ARTICLES = 20;

    private final ArticleSerdes serdes = ArticleSerdes.at("mock://absent", Map.of());
    private final Target target = new Target();

    @Test
    void keepsItsPlaceInTheGroupAndCatchesUp(@TempDir Path folder) throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(folder));
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.ENRICHED, 1, (short) 1)))
                    .all()
                    .get();
            var kafka = new HashMap<String, Object>();
            kafka.put("bootstrap.servers", broker.bootstrapServers());
            kafka.put("max.poll.interval.ms", (int) LONGEST_SILENCE.toMillis());
            send(kafka, 0, ARTICLES / 2);
            var meters = new SimpleMeterRegistry();
            try (var loop = new SinkLoop(SinkLoopSettings.of("test", GROUP), target, serdes, kafka, meters)) {
                loop.start();
                while (target.since.get() == null) {
                    waitFor(loop);
                }
                String before = member(admin);
                send(kafka, ARTICLES / 2, ARTICLES);
                while (loop.counts().enriched() < ARTICLES) {
                    waitFor(loop);
                }
                assertEquals(before, member(admin));
                assertEquals(ARTICLES, target.held.size());
            }
        }
    }

    /** Does not answer at first, for several times as long as a consumer may be silent. */
    private static final class Target implements ArticleSink {
        final AtomicReference<Instant> since = new AtomicReference<>();
        final List<SinkRecord> held = new ArrayList<>();

        @Override
        public Set<String> topics() {
            return Set.of(Topics.ENRICHED);
        }

        @Override
        public String identity() {
            return "target";
        }

        @Override
        public List<Failure> write(List<SinkRecord> batch) {
            since.compareAndSet(null, Instant.now());
            if (Instant.now().isBefore(since.get().plus(LONGEST_SILENCE.multipliedBy(4)))) {
                throw new SinkAwayException("does not answer", null);
            }
            held.addAll(batch);
            return List.of();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void send(Map<String, Object> kafka, int from, int to) throws Exception {
        var settings = new HashMap<>(kafka);
        settings.remove("max.poll.interval.ms");
        try (var producer = new KafkaProducer<>(
                settings, new StringSerializer(), serdes.enriched().serializer())) {
            for (int number = from; number < to; number++) {
                producer.send(new ProducerRecord<>(Topics.ENRICHED, "a" + number, article("a" + number)))
                        .get();
            }
        }
    }

    private static EnrichedArticle article(String id) {
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource("desk")
                .setVersion(1)
                .setText("Text")
                .setReceivedAt(Instant.EPOCH)
                .setFamilyId(id)
                .setLexicon("test")
                .setPipeline("0")
                .build();
    }

    /** The name that the broker knows the one member by: another one each time that it joins. */
    private static String member(Admin admin) throws Exception {
        List<String> members = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().stream()
                .map(MemberDescription::consumerId)
                .toList();
        assertEquals(1, members.size());
        return members.get(0);
    }

    private static void waitFor(SinkLoop loop) throws Exception {
        if (loop.ended().isDone()) {
            loop.ended().get(1, TimeUnit.SECONDS);
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
}
