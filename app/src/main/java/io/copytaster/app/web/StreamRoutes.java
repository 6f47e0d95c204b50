package io.copytaster.app.web;

import io.copytaster.app.deadletters.LetterDesk;
import io.copytaster.app.web.live.DeadLetterNote;
import io.copytaster.app.web.live.LiveStream;
import io.copytaster.sink.search.Searches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.List;

/** The stream as it comes in: a page, server-sent events, dead letters. */
final class StreamRoutes {
    private static final String NO_STREAM = "This page was started without the topics, so there is no stream to watch.";

    private final Searches searches;
    private final LiveStream stream;
    private final LetterDesk letters;
    private final ChangeGuard guard;

    /** Without {@code stream} there is only a page that says so. */
    StreamRoutes(Searches searches, LiveStream stream, LetterDesk letters, ChangeGuard guard) {
        this.searches = searches;
        this.stream = stream;
        this.letters = letters;
        this.guard = guard;
    }

    void addTo(RoutesConfig routes) {
        if (stream == null) {
            routes.get("/stream", context -> Answers.refuse(context, 404, NO_STREAM));
            routes.get("/api/stream", context -> Answers.refuse(context, 404, NO_STREAM));
            routes.get("/api/dead-letters", context -> Answers.refuse(context, 404, NO_STREAM));
            routes.post("/api/dead-letters/<change>", context -> Answers.refuse(context, 404, NO_STREAM));
            return;
        }
        routes.get("/stream", this::page);
        new LetterRoutes(stream, letters, guard).addTo(routes);
        routes.sse("/api/stream", this::watch);
    }

    private void page(Context context) {
        List<DeadLetterNote> newest = stream.deadLetters(letters.decisions());
        Answers.html(context, StreamView.page(searches.count(), newest, guard.isOpen()));
    }

    /** The stream knows the topics, and what has come of them into the index is known here. */
    private void tell(SseClient client, String event, String json) {
        client.sendEvent(event, json);
        if (event.equals(LiveStream.PULSE)) {
            client.sendEvent("index", ApiJson.object(index -> index.writeNumberField("articles", searches.count())));
        }
    }

    private void watch(SseClient client) {
        LiveStream.Watcher watcher = (event, json) -> tell(client, event, json);
        client.keepAlive();
        client.onClose(() -> stream.unwatch(watcher));
        try {
            stream.watch(watcher);
        } catch (IllegalStateException e) {
            client.sendEvent("trouble", ApiJson.error(e.getMessage()));
            client.close();
        }
    }
}
