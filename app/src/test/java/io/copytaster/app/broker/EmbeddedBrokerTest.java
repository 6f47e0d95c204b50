package io.copytaster.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final TopicPartition RAW = new TopicPartition(Topics.RAW, 0);

    @TempDir
    Path folder;

    @Test
    void keepsTopicsRecordsAndOffsetsOnAnotherPort() throws Exception {
        // given
        String first;
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            first = broker.bootstrapServers();
            createTopics(first);
            send(first, Topics.RAW, bytes("one"), bytes("two"));
            commit(first, 1);
        }

        // when: somebody else has the first port now
        try (var taken = new ServerSocket(port(first), 1, InetAddress.getLoopbackAddress());
                var broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            // then
            var second = broker.bootstrapServers();
            assertTrue(taken.isBound() && port(second) != port(first));
            assertEquals(Set.copyOf(Topics.ALL), topics(second));
            assertEquals(List.of("one", "two"), read(second, 0));
            assertEquals(1, committed(second));
            send(second, Topics.RAW, bytes("three"));
            assertEquals(List.of("two", "three"), read(second, 1));
        }
    }

    @Test
    void survivesBeingKilled() throws Exception {
        // given: a broker in a process of its own, with records that it has acknowledged
        var process = BrokerProcess.start(folder);
        try {
            createTopics(process.bootstrapServers());
            send(process.bootstrapServers(), Topics.RAW, bytes("one"), bytes("two"));
            commit(process.bootstrapServers(), 2);
        } finally {
            process.kill();
        }

        // when
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            // then
            assertEquals(List.of("one", "two"), read(broker.bootstrapServers(), 0));
            assertEquals(2, committed(broker.bootstrapServers()));
            send(broker.bootstrapServers(), Topics.RAW, bytes("three"));
            assertEquals(List.of("three"), read(broker.bootstrapServers(), 2));
        }
    }

    @Test
    void takesTheLargestDeadLetterAndMakesNoTopicUnasked() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            createTopics(broker.bootstrapServers());

            var record = new byte[Topics.MAX_DEAD_LETTER_BYTES - 10_000];
            send(broker.bootstrapServers(), Topics.DEAD_LETTERS, record);

            assertThrows(
                    ExecutionException.class,
                    () -> send(broker.bootstrapServers(), "articles.unheard-of", new byte[1]));
            assertEquals(Set.copyOf(Topics.ALL), topics(broker.bootstrapServers()));
        }
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = new BrokerConfig(folder, taken.getLocalPort());

            var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(config));

            assertEquals(
                    "port %d of 127.0.0.1 is in use: stop what listens there, or choose another port (0: any free one)"
                            .formatted(taken.getLocalPort()),
                    refused.getMessage());
        }
    }

    @Test
    void saysThatTheFolderIsInUseByAnotherProcess() throws Exception {
        var process = BrokerProcess.start(folder);
        try {
            var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(BrokerConfig.in(folder)));

            assertTrue(
                    refused.getMessage().startsWith(folder + " is in use by another copytaster"), refused::getMessage);
        } finally {
            process.kill();
        }
    }

    @Test
    void refusesWhatALaterKafkaWrote() throws IOException {
        BrokerFormat.ensure(folder);
        Files.writeString(folder.resolve("format.properties"), "kafka.version=9.1.0\nmetadata.version=9.1-IV0\n");

        var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(BrokerConfig.in(folder)));

        assertTrue(
                refused.getMessage().startsWith(folder + " was written by Kafka 9.1.0 (metadata version 9.1-IV0)"),
                refused::getMessage);
    }

    @Test
    void refusesDataThatIsNoKafkas() throws IOException {
        BrokerFormat.ensure(folder);
        Files.writeString(folder.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=other\n");

        var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(BrokerConfig.in(folder)));

        assertTrue(refused.getMessage().contains(folder + " cannot be read"), refused::getMessage);
    }

    @Test
    void saysThatItsDataIsDamagedAndFreesThePort() throws IOException {
        int port;
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            port = port(broker.bootstrapServers());
        }
        Files.writeString(folder.resolve("__cluster_metadata-0").resolve("quorum-state"), "damaged");

        var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(new BrokerConfig(folder, port)));

        assertTrue(refused.getMessage().startsWith("the broker on " + folder + " did not start"), refused::getMessage);
        var elsewhere = new BrokerConfig(folder.resolve("other"), port);
        try (var broker = EmbeddedBroker.start(elsewhere)) {
            assertEquals("127.0.0.1:" + port, broker.bootstrapServers());
        }
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        var refused = assertThrows(StartException.class, () -> EmbeddedBroker.start(BrokerConfig.in(file)));

        assertTrue(refused.getMessage().startsWith(file + " cannot be written"), refused::getMessage);
    }

    private static void createTopics(String servers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(Topics.toCreate(1, (short) -1)).all().get();
        }
    }

    private static Set<String> topics(String servers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return admin.listTopics().names().get();
        }
    }

    private static void send(String servers, String topic, byte[]... values) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("max.request.size", Topics.MAX_REQUEST_BYTES);
        settings.put("buffer.memory", 2L * Topics.MAX_REQUEST_BYTES);
        settings.put("max.block.ms", 3000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static void commit(String servers, long offset) {
        try (var consumer = consumer(servers)) {
            consumer.commitSync(Map.of(RAW, new OffsetAndMetadata(offset)));
        }
    }

    private static long committed(String servers) {
        try (var consumer = consumer(servers)) {
            return consumer.committed(Set.of(RAW)).get(RAW).offset();
        }
    }

    private static List<String> read(String servers, long from) {
        try (var consumer = consumer(servers)) {
            consumer.assign(List.of(RAW));
            consumer.seek(RAW, from);
            long end = consumer.endOffsets(List.of(RAW)).get(RAW);
            var values = new ArrayList<String>();
            while (consumer.position(RAW) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(new String(record.value(), UTF_8)));
            }
            return values;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", "reader", "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static int port(String servers) {
        return Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
    }
}
