package io.copytaster.ingest.source.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source showed lately.
 *
 * @param naming what its items are told apart by
 * @param items the last answer's first, then earlier ones
 * @param last how many of them stood in the last answer that had any
 */
record Shown(Naming naming, List<Seen> items, int last) {
    static final Shown NOTHING = new Shown(Naming.GUID, List.of(), 0);

    Shown {
        items = List.copyOf(items);
    }

    void write(ObjectNode json) {
        json.put("naming", naming.name()).put("last", last);
        ArrayNode array = json.putArray("items");
        items.forEach(item -> array.addArray().add(item.name()).add(item.page()).add(item.content()));
    }

    static Shown parse(JsonNode json) {
        var items = new ArrayList<Seen>();
        json.path("items")
                .forEach(item -> items.add(new Seen(
                        item.path(0).asLong(),
                        item.path(1).asLong(),
                        item.path(2).asLong())));
        Naming naming = Naming.valueOf(json.path("naming").asText(Naming.GUID.name()));
        return new Shown(naming, items, json.path("last").asInt());
    }
}
