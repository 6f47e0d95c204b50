package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.sink.SinkAwayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The list, in each article's document, of its copies: in which other outlets it stood, and when. It is made from the
 * index of copies, which alone says what is true, and written with the version that the article has, so that it never
 * covers a newer article. Whoever changed a list looks again afterwards: where several write, the last to write has
 * seen what all others did.
 */
final class CopyLists {
    private static final int IDS_AT_ONCE = 2_000;
    private static final int HITS_AT_ONCE = 5_000;
    private static final int MOST_ROUNDS = 8;

    private final Server server;
    private final OpenSearchConfig config;
    private final Set<String> articles = new LinkedHashSet<>();
    private final Set<String> copies = new LinkedHashSet<>();

    CopyLists(Server server, OpenSearchConfig config) {
        this.server = server;
        this.config = config;
    }

    /** An article was written, or a copy of it. */
    void articleChanged(String id) {
        articles.add(id);
    }

    /** A copy was written or removed. */
    void copyChanged(String id) {
        copies.add(id);
    }

    /** Writes the lists anew that are no longer right. */
    void update() {
        if (articles.isEmpty() && copies.isEmpty()) {
            return;
        }
        Set<String> open = articles;
        for (int round = 0; round == 0 || !open.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new SinkAwayException(
                        config.url() + ": lists of copies keep changing under the hands of another writer", null);
            }
            server.insist("POST", "/" + config.articles() + "," + config.copies() + "/_refresh", null);
            var concerned = new LinkedHashSet<>(open);
            if (round == 0) {
                concerned.addAll(articlesThatList(copies));
            }
            open = new LinkedHashSet<>();
            for (List<String> ids : parts(concerned)) {
                open.addAll(correct(ids));
            }
        }
        articles.clear();
        copies.clear();
    }

    private Set<String> articlesThatList(Set<String> copyIds) {
        var listing = new LinkedHashSet<String>();
        for (List<String> ids : parts(copyIds)) {
            ObjectNode query = Server.JSON.createObjectNode();
            ObjectNode nested = query.putObject("nested").put("path", "copies");
            addTerms(nested.putObject("query"), "copies.id", ids);
            for (JsonNode hit : search(config.articles(), query, List.of("id"))) {
                listing.add(hit.path("_source").path("id").asText());
            }
        }
        return listing;
    }

    /** Writes the lists of some articles where they are not right, and returns the ids of those. */
    private List<String> correct(List<String> ids) {
        Map<String, ArrayNode> right = copiesOf(ids);
        Map<String, JsonNode> listed = listsOf(ids);
        var wrong = new ArrayList<String>();
        var all = new TreeSet<>(right.keySet());
        all.addAll(listed.keySet());
        for (String id : all) {
            JsonNode now = listed.get(id);
            JsonNode then = right.get(id);
            if (now == null ? then != null : !now.equals(then)) {
                wrong.add(id);
            }
        }
        return wrong.isEmpty() ? wrong : write(wrong, right);
    }

    /** The copies of each article that has any, by id. */
    private Map<String, ArrayNode> copiesOf(List<String> ids) {
        ObjectNode query = Server.JSON.createObjectNode();
        addTerms(query, "duplicateOf", ids);
        var found = new HashMap<String, Map<String, JsonNode>>();
        for (JsonNode hit : search(config.copies(), query, List.of())) {
            ObjectNode copy = (ObjectNode) hit.path("_source");
            String original = copy.remove("duplicateOf").asText();
            copy.remove("familyId");
            found.computeIfAbsent(original, id -> new TreeMap<>())
                    .put(copy.path("id").asText(), copy);
        }
        var lists = new HashMap<String, ArrayNode>();
        found.forEach((id, list) -> lists.put(id, Server.JSON.createArrayNode().addAll(list.values())));
        return lists;
    }

    /** The list that each article has now, if it has any. */
    private Map<String, JsonNode> listsOf(List<String> ids) {
        ObjectNode query = Server.JSON.createObjectNode();
        var filter = query.putObject("bool").putArray("filter");
        addTerms(filter.addObject(), "id", ids);
        ObjectNode nested = filter.addObject().putObject("nested").put("path", "copies");
        nested.putObject("query").putObject("exists").put("field", "copies.id");
        var lists = new HashMap<String, JsonNode>();
        for (JsonNode hit : search(config.articles(), query, List.of("id", "copies"))) {
            JsonNode article = hit.path("_source");
            lists.put(article.path("id").asText(), article.path("copies"));
        }
        return lists;
    }

    private List<String> write(List<String> ids, Map<String, ArrayNode> right) {
        ObjectNode body = Server.JSON.createObjectNode();
        var wanted = body.putArray("ids");
        ids.forEach(id -> wanted.add(DocumentIds.of(id)));
        var written = new ArrayList<String>();
        var bulk = new Bulk<String>(server, config.bulkBytes());
        for (JsonNode document :
                server.insist("POST", "/" + config.articles() + "/_mget", body).path("docs")) {
            if (!document.path("found").asBoolean()) {
                continue; // not here yet, or no longer: whoever writes it lists its copies
            }
            ObjectNode article = (ObjectNode) document.path("_source");
            String id = article.path("id").asText();
            ArrayNode list = right.getOrDefault(id, Server.JSON.createArrayNode());
            var outlets = new TreeSet<String>();
            outlets.add(article.path("source").asText());
            list.forEach(copy -> outlets.add(copy.path("source").asText()));
            ArrayNode names = article.putArray("outlets");
            outlets.forEach(names::add);
            article.set("copies", list);
            bulk.index(
                    config.articles(),
                    id,
                    document.path("_version").asLong(),
                    id,
                    json -> Server.JSON.writeTree(json, article));
            written.add(id);
        }
        List<Bulk.Unwritten<String>> failures = bulk.finish();
        if (!failures.isEmpty()) {
            throw new SinkAwayException(
                    config.url() + ": lists of copies not written: "
                            + failures.get(0).reason(),
                    null);
        }
        return written;
    }

    /** All hits, however many. */
    private List<JsonNode> search(String index, ObjectNode query, List<String> fields) {
        var hits = new ArrayList<JsonNode>();
        ObjectNode body = Server.JSON.createObjectNode();
        body.set("query", query);
        body.put("size", HITS_AT_ONCE);
        body.putArray("sort").addObject().put("id", "asc");
        if (!fields.isEmpty()) {
            fields.forEach(body.putArray("_source")::add);
        }
        JsonNode page;
        do {
            page = server.insist("POST", "/" + index + "/_search", body)
                    .path("hits")
                    .path("hits");
            page.forEach(hits::add);
            if (!page.isEmpty()) {
                body.set("search_after", page.get(page.size() - 1).path("sort"));
            }
        } while (page.size() == HITS_AT_ONCE);
        return hits;
    }

    private static void addTerms(ObjectNode query, String field, List<String> values) {
        values.forEach(query.putObject("terms").putArray(field)::add);
    }

    private static List<List<String>> parts(Set<String> ids) {
        var all = List.copyOf(ids);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE)));
        }
        return parts;
    }
}
