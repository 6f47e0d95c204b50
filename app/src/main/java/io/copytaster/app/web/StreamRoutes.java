package io.copytaster.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.app.web.live.DeadLetterNote;
import io.copytaster.app.web.live.LiveStream;
import io.copytaster.sink.search.Searches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.util.List;

/** The stream as it comes in: a page, server-sent events, dead letters. */
final class StreamRoutes {
    private static final String NO_STREAM = "This page was started without the topics, so there is no stream to watch.";

    private final Searches searches;
    private final LiveStream stream;

    /** Without {@code stream} there is only a page that says so. */
    StreamRoutes(Searches searches, LiveStream stream) {
        this.searches = searches;
        this.stream = stream;
    }

    void addTo(RoutesConfig routes) {
        if (stream == null) {
            routes.get("/stream", context -> Answers.refuse(context, 404, NO_STREAM));
            routes.get("/api/stream", context -> Answers.refuse(context, 404, NO_STREAM));
            routes.get("/api/dead-letters", context -> Answers.refuse(context, 404, NO_STREAM));
            return;
        }
        routes.get("/stream", this::page);
        routes.get("/api/dead-letters", this::deadLetters);
        routes.sse("/api/stream", this::watch);
    }

    private void page(Context context) {
        Answers.html(context, StreamView.page(searches.count(), stream.deadLetters()));
    }

    private void deadLetters(Context context) {
        List<DeadLetterNote> letters = stream.deadLetters();
        Answers.json(context, ApiJson.object(json -> {
            json.writeArrayFieldStart("deadLetters");
            for (DeadLetterNote letter : letters) {
                write(json, letter);
            }
            json.writeEndArray();
        }));
    }

    private void watch(SseClient client) {
        LiveStream.Watcher watcher = client::sendEvent;
        client.keepAlive();
        client.onClose(() -> stream.unwatch(watcher));
        try {
            stream.watch(watcher);
        } catch (IllegalStateException e) {
            client.sendEvent("trouble", ApiJson.error(e.getMessage()));
            client.close();
        }
    }

    private static void write(JsonGenerator json, DeadLetterNote letter) throws IOException {
        json.writeStartObject();
        json.writeNumberField("partition", letter.partition());
        json.writeNumberField("offset", letter.offset());
        json.writeStringField("at", letter.at());
        json.writeStringField("key", letter.key());
        json.writeStringField("stage", letter.stage());
        json.writeStringField("error", letter.error());
        json.writeStringField("origin", letter.origin());
        json.writeStringField("begin", letter.begin());
        json.writeEndObject();
    }
}
