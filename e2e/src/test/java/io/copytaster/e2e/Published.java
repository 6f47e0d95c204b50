package io.copytaster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** What stands in the output topics, by article id, in the form in which the files sink writes it. */
record Published(Map<String, JsonNode> enriched, Map<String, JsonNode> duplicates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Line<T> {
        String of(T article);
    }

    static Published on(Cluster cluster) throws IOException {
        var settings = cluster.kafka();
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var serdes = cluster.serdes();
            return new Published(
                    read(consumer, Topics.ENRICHED, serdes.enriched().deserializer(), ArticleJson::line),
                    read(consumer, Topics.DUPLICATES, serdes.duplicates().deserializer(), ArticleJson::line));
        }
    }

    private static <T> Map<String, JsonNode> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Deserializer<T> articles, Line<T> line)
            throws IOException {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var last = new TreeMap<String, JsonNode>();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                String id = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    last.remove(id);
                } else {
                    last.put(id, JSON.readTree(line.of(articles.deserialize(topic, record.value()))));
                }
            }
        }
        return last;
    }
}
