package io.copytaster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** What stands in the output topics, by article id, in the form in which the files sink writes it. */
record Published(Map<String, JsonNode> enriched, Map<String, JsonNode> duplicates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Line<T> {
        String of(T article);
    }

    static Published on(Cluster cluster) throws IOException {
        var serdes = cluster.serdes();
        return new Published(
                read(cluster, Topics.ENRICHED, serdes.enriched().deserializer(), ArticleJson::line),
                read(cluster, Topics.DUPLICATES, serdes.duplicates().deserializer(), ArticleJson::line));
    }

    private static <T> Map<String, JsonNode> read(Cluster cluster, String topic, Deserializer<T> articles, Line<T> line)
            throws IOException {
        var last = new TreeMap<String, JsonNode>();
        for (var record : Standing.in(topic, cluster).entrySet()) {
            T article = articles.deserialize(topic, record.getValue().get());
            last.put(new String(record.getKey().get(), StandardCharsets.UTF_8), JSON.readTree(line.of(article)));
        }
        return last;
    }
}
