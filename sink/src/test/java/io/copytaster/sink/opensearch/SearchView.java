package io.copytaster.sink.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a search server finds under the name that articles are searched by. */
record SearchView(SearchServer server, OpenSearchConfig config) {
    JsonNode hits(String query) {
        server.ask("POST", "/" + config.articlesAlias() + "/_refresh", null);
        return server.ask("POST", "/" + config.articlesAlias() + "/_search?size=1000", query)
                .path("hits")
                .path("hits");
    }

    List<String> ids(String query) {
        var ids = new ArrayList<String>();
        hits(query).forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids;
    }

    List<String> sourceIds() {
        var ids = new ArrayList<String>();
        hits("{\"sort\":\"id\"}")
                .forEach(hit -> ids.add(hit.path("_source").path("id").asText()));
        return ids;
    }

    JsonNode document(String id) {
        return only(hits("{\"query\":{\"ids\":{\"values\":[\"" + id + "\"]}}}")).path("_source");
    }

    List<String> copiesOf(String id) {
        var copies = new ArrayList<String>();
        document(id).path("copies").forEach(copy -> copies.add(copy.path("id").asText()));
        return copies;
    }

    static JsonNode only(JsonNode hits) {
        assertEquals(1, hits.size(), hits.toString());
        return hits.get(0);
    }
}
