package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.sink.SinkException;
import java.util.Iterator;

/** Makes the indices of a generation with their templates and aliases, or checks that they are this program's. */
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
        server.insist("GET", "/", null);
        return prepare(config.articlesAlias(), config.articles(), Mappings.articles()) + "/"
                + prepare(config.copiesAlias(), config.copies(), Mappings.copies());
    }

    private String prepare(String alias, String index, ObjectNode body) {
        ObjectNode template = Server.JSON.createObjectNode();
        template.putArray("index_patterns").add(alias + "-*");
        template.put("priority", PRIORITY);
        template.set("template", body);
        server.insist("PUT", "/_index_template/" + alias, template);
        if (!exists(index)) {
            create(index, body);
        }
        requireOwn(index);
        pointAlias(alias, index);
        return uuidOfWritable(index);
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

    private void requireOwn(String index) {
        JsonNode meta = onlyValue(server.insist("GET", "/" + index + "/_mapping", null))
                .path("mappings")
                .path("_meta");
        if (!meta.path("program").asText().equals(Mappings.PROGRAM)) {
            throw new SinkException(
                    config.url() + "/" + index
                            + ": was made by another program and is left as it is; choose other names with --opensearch-prefix");
        }
        if (meta.path("format").asInt() != Mappings.FORMAT) {
            throw new SinkException(config.url() + "/" + index + ": has format "
                    + meta.path("format").asText() + ", this program writes " + Mappings.FORMAT
                    + "; fill a new generation with --opensearch-generation");
        }
    }

    private String uuidOfWritable(String index) {
        JsonNode settings = onlyValue(server.insist("GET", "/" + index + "/_settings", null))
                .path("settings")
                .path("index");
        for (Iterator<String> blocks = settings.path("blocks").fieldNames(); blocks.hasNext(); ) {
            String block = blocks.next();
            if (!block.equals("metadata") && settings.path("blocks").path(block).asBoolean()) {
                throw new SinkException(config.url() + "/" + index + ": cannot be written, index.blocks." + block
                        + " is set; set it to false and run again");
            }
        }
        return settings.path("uuid").asText();
    }

    private void pointAlias(String alias, String index) {
        Server.Answer held = server.send("GET", "/_alias/" + alias, null);
        boolean isFree = held.status() == Server.NOT_FOUND;
        if (held.isOk() && held.body().has(index)) {
            return;
        }
        if (!isFree && !config.switchAlias()) {
            return;
        }
        ObjectNode body = Server.JSON.createObjectNode();
        var actions = body.putArray("actions");
        if (held.isOk()) {
            held.body().fieldNames().forEachRemaining(before -> actions.addObject()
                    .putObject("remove")
                    .put("index", before)
                    .put("alias", alias));
        }
        actions.addObject().putObject("add").put("index", index).put("alias", alias);
        server.insist("POST", "/_aliases", body);
    }

    private static JsonNode onlyValue(JsonNode object) {
        return object.iterator().next();
    }
}
