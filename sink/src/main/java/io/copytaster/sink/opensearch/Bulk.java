package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.sink.SinkAwayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes on their way in requests of about the same size. Each goes with the article's version, and the server refuses
 * it if it holds a newer one, which is no failure but what is wanted.
 */
final class Bulk<K> {
    /** Writes a document. */
    interface Source {
        void write(JsonGenerator json) throws IOException;
    }

    private record Item<K>(int begin, K what) {}

    /** What the server did not take: see {@link io.copytaster.sink.Failure}. */
    record Unwritten<K>(K what, String reason, boolean again) {}

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FORBIDDEN = 403;

    private final Server server;
    private final int most;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    private final List<Item<K>> items = new ArrayList<>();
    private final List<Unwritten<K>> failures = new ArrayList<>();
    private String away;

    /** Sends requests of about so many bytes. */
    Bulk(Server server, int most) {
        this.server = server;
        this.most = most;
    }

    /** Puts a document where no newer one is held. */
    void index(String index, String id, long version, K what, Source document) {
        add("index", index, id, version, what, document);
    }

    /** Removes a document unless a newer one is held. */
    void delete(String index, String id, long version, K what) {
        add("delete", index, id, version, what, null);
    }

    /** Sends what is left, and returns all that the server did not take. */
    List<Unwritten<K>> finish() {
        send();
        return failures;
    }

    private void add(String action, String index, String id, long version, K what, Source document) {
        items.add(new Item<>(lines.size(), what));
        try {
            try (JsonGenerator json = FACTORY.createGenerator(lines)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartObject();
                json.writeObjectFieldStart(action);
                json.writeStringField("_index", index);
                json.writeStringField("_id", DocumentIds.of(id));
                json.writeNumberField("version", version);
                json.writeStringField("version_type", "external_gte");
                json.writeEndObject();
                json.writeEndObject();
                json.writeRaw('\n');
                if (document != null) {
                    document.write(json);
                    json.writeRaw('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory has none
        }
        if (lines.size() >= most) {
            send();
        }
    }

    private void send() {
        byte[] all = lines.toByteArray();
        send(all, 0, items.size());
        lines.reset();
        items.clear();
    }

    private void send(byte[] all, int from, int to) {
        if (from == to) {
            return;
        }
        if (away != null) {
            items.subList(from, to).forEach(item -> failures.add(new Unwritten<>(item.what(), away, true)));
            return;
        }
        int begin = items.get(from).begin();
        int end = to == items.size() ? all.length : items.get(to).begin();
        try {
            var part = begin == 0 && end == all.length ? all : Arrays.copyOfRange(all, begin, end);
            Server.Answer answer = server.sendLines("/_bulk", part);
            if (answer.status() == Server.TOO_LARGE && to - from > 1) {
                int middle = (from + to) / 2;
                send(all, from, middle);
                send(all, middle, to);
            } else {
                judge(items.subList(from, to), answer);
            }
        } catch (SinkAwayException e) {
            away = e.getMessage();
            items.subList(from, to).forEach(item -> failures.add(new Unwritten<>(item.what(), away, true)));
        }
    }

    private void judge(List<Item<K>> sent, Server.Answer answer) {
        if (!answer.isOk() || answer.body().path("items").size() != sent.size()) {
            String reason = answer.body().has("error")
                    ? Server.reason(answer.body().get("error"))
                    : "answered with status " + answer.status();
            sent.forEach(item -> failures.add(new Unwritten<>(item.what(), reason, answer.isOk())));
            return;
        }
        if (!answer.body().path("errors").asBoolean(true)) {
            return;
        }
        int number = 0;
        for (JsonNode result : answer.body().path("items")) {
            judge(sent.get(number++).what(), result.iterator().next());
        }
    }

    private void judge(K what, JsonNode result) {
        int status = result.path("status").asInt();
        JsonNode error = result.path("error");
        // Nothing to delete is nothing wrong; an index that is missing is.
        if (status / 100 == 2 || status == CONFLICT || (status == Server.NOT_FOUND && error.isMissingNode())) {
            return;
        }
        // An index may be closed to writing for a while, for want of room or by hand: no fault of the article's.
        boolean again =
                status == TOO_MANY_REQUESTS || status / 100 == 5 || status == FORBIDDEN || status == Server.NOT_FOUND;
        String reason = result.path("_index").asText() + ": " + Server.reason(error);
        failures.add(new Unwritten<>(what, reason, again));
    }
}
