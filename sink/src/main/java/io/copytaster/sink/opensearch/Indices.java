package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.sink.SinkException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The indices of a generation with their templates, and the aliases under which one generation's are searched. */
final class Indices {
    private static final int PRIORITY = 200;

    private final Server server;
    private final OpenSearchConfig config;

    Indices(Server server, OpenSearchConfig config) {
        this.server = server;
        this.config = config;
    }

    /**
     * Makes what is missing.
     *
     * @return what tells these indices from all others, also of the same name
     * @throws SinkException if they are of another program, or cannot be written
     */
    String prepare() {
        requireServer();
        prepare(config.articlesAlias(), config.articles(), Mappings.articles());
        prepare(config.copiesAlias(), config.copies(), Mappings.copies());
        pointAliases(config.switchAlias());
        requireWritable(config.articles());
        requireWritable(config.copies());
        return uuids();
    }

    /** What {@link #prepare} returned, if it ever was called; without making anything. */
    Optional<String> identity() {
        requireServer();
        for (String index : List.of(config.articles(), config.copies())) {
            if (!exists(index)) {
                return Optional.empty();
            }
            requireOwn(index);
        }
        return Optional.of(uuids());
    }

    /**
     * Leads both aliases to these indices in one step.
     *
     * @param away whether also from other indices; else only an alias that leads nowhere
     */
    void pointAliases(boolean away) {
        ObjectNode body = Server.JSON.createObjectNode();
        var actions = body.putArray("actions");
        point(config.articlesAlias(), config.articles(), away, actions);
        point(config.copiesAlias(), config.copies(), away, actions);
        if (!actions.isEmpty()) {
            server.insist("POST", "/_aliases", body);
        }
    }

    private void requireServer() {
        if (!server.send("GET", "/", null).body().path("version").has("number")) {
            throw new SinkException(config.url()
                    + ": what answers there is no OpenSearch or Elasticsearch server; check --opensearch-url");
        }
    }

    private void prepare(String alias, String index, ObjectNode body) {
        ObjectNode template = Server.JSON.createObjectNode();
        template.putArray("index_patterns").add(alias + "-*");
        template.put("priority", PRIORITY);
        template.set("template", body);
        server.insist("PUT", "/_index_template/" + alias, template);
        if (!exists(index)) {
            create(index, body);
        }
        requireFormat(index);
    }

    private boolean exists(String index) {
        return server.send("HEAD", "/" + index, null).isOk();
    }

    private void create(String index, ObjectNode body) {
        Server.Answer created = server.send("PUT", "/" + index, body);
        // Somebody else may have made it between the two questions.
        if (!created.isOk() && !exists(index)) {
            server.insist("PUT", "/" + index, body);
        }
    }

    private JsonNode requireOwn(String index) {
        JsonNode meta = onlyValue(server.insist("GET", "/" + index + "/_mapping", null))
                .path("mappings")
                .path("_meta");
        if (!meta.path("program").asText().equals(Mappings.PROGRAM)) {
            throw new SinkException(
                    config.url() + "/" + index
                            + ": was made by another program and is left as it is; choose other names with --opensearch-prefix");
        }
        return meta;
    }

    private void requireFormat(String index) {
        JsonNode meta = requireOwn(index);
        if (meta.path("format").asInt() != Mappings.FORMAT) {
            throw new SinkException(config.url() + "/" + index + ": has format "
                    + meta.path("format").asText() + ", this program writes " + Mappings.FORMAT
                    + "; fill a new generation with --opensearch-generation");
        }
    }

    private void requireWritable(String index) {
        JsonNode blocks = settings(index).path("blocks");
        for (Iterator<String> names = blocks.fieldNames(); names.hasNext(); ) {
            String block = names.next();
            if (!block.equals("metadata") && blocks.path(block).asBoolean()) {
                throw new SinkException(config.url() + "/" + index + ": cannot be written, index.blocks." + block
                        + " is set; set it to false and run again");
            }
        }
    }

    private String uuids() {
        return settings(config.articles()).path("uuid").asText() + "/"
                + settings(config.copies()).path("uuid").asText();
    }

    private JsonNode settings(String index) {
        return onlyValue(server.insist("GET", "/" + index + "/_settings", null))
                .path("settings")
                .path("index");
    }

    private void point(String alias, String index, boolean away, ArrayNode actions) {
        Server.Answer held = server.send("GET", "/_alias/" + alias, null);
        boolean isFree = held.status() == Server.NOT_FOUND;
        if (!isFree && !away) {
            return;
        }
        boolean isHeld = held.isOk() && held.body().has(index);
        if (held.isOk()) {
            held.body().fieldNames().forEachRemaining(other -> {
                if (!other.equals(index)) {
                    actions.addObject().putObject("remove").put("index", other).put("alias", alias);
                }
            });
        }
        if (!isHeld) {
            actions.addObject().putObject("add").put("index", index).put("alias", alias);
        }
    }

    private static JsonNode onlyValue(JsonNode object) {
        return object.iterator().next();
    }
}
