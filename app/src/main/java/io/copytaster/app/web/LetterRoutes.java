package io.copytaster.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.deadletters.Decision;
import io.copytaster.app.deadletters.LetterDesk;
import io.copytaster.app.deadletters.LetterId;
import io.copytaster.app.web.live.DeadLetterNote;
import io.copytaster.app.web.live.LiveStream;
import io.copytaster.ingest.format.JsonSyntax;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters for programs: listed, sent back, put aside. */
final class LetterRoutes {
    private static final Logger log = LoggerFactory.getLogger(LetterRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveStream stream;
    private final LetterDesk desk;
    private final ChangeGuard guard;

    LetterRoutes(LiveStream stream, LetterDesk desk, ChangeGuard guard) {
        this.stream = stream;
        this.desk = desk;
        this.guard = guard;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/dead-letters", this::list);
        routes.post("/api/dead-letters/{id}/retry", this::retry);
        routes.post("/api/dead-letters/{id}/drop", this::drop);
    }

    private void list(Context context) {
        List<DeadLetterNote> letters = stream.deadLetters(desk.decisions());
        Answers.json(context, ApiJson.object(json -> {
            json.writeArrayFieldStart("deadLetters");
            for (DeadLetterNote letter : letters) {
                write(json, letter);
            }
            json.writeEndArray();
        }));
    }

    private void retry(Context context) {
        guard.check(context);
        LetterId id = LetterId.parse(context.pathParam("id"));
        boolean force = body(context).path("force").asBoolean(false);
        answer(context, id, () -> desk.retry(id, force));
    }

    private void drop(Context context) {
        guard.check(context);
        LetterId id = LetterId.parse(context.pathParam("id"));
        answer(context, id, () -> desk.drop(id));
    }

    private interface Deed {
        LetterDesk.Answer done();
    }

    private static void answer(Context context, LetterId id, Deed deed) {
        LetterDesk.Answer answer;
        try {
            answer = deed.done();
        } catch (StartException e) {
            log.warn("event=dead-letter-left letter={} error=\"{}\"", id, e.getMessage());
            Answers.refuse(context, 503, e.getMessage());
            return;
        }
        switch (answer.outcome()) {
            case UNKNOWN -> Answers.refuse(context, 404, "There is no dead letter " + id + ".");
            case REFUSED -> Answers.refuse(context, 409, "The dead letter " + id + " " + answer.words() + ".");
            case DONE -> {
                log.info(
                        "event=dead-letter letter={} what={}",
                        id,
                        answer.decision().what());
                Answers.json(context, ApiJson.object(json -> {
                    json.writeStringField("letter", id.toString());
                    decision(json, answer.decision());
                    json.writeStringField("said", answer.words());
                }));
            }
        }
    }

    private static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.body().isBlank() ? "{}" : context.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + JsonSyntax.fault(e), e);
        }
    }

    private static void write(JsonGenerator json, DeadLetterNote letter) throws IOException {
        json.writeStartObject();
        json.writeStringField("letter", letter.id());
        json.writeNumberField("partition", letter.partition());
        json.writeNumberField("offset", letter.offset());
        json.writeStringField("at", letter.at());
        json.writeStringField("key", letter.key());
        json.writeStringField("stage", letter.stage());
        json.writeStringField("error", letter.error());
        json.writeStringField("origin", letter.origin());
        json.writeStringField("begin", letter.begin());
        json.writeNumberField("retries", letter.retries());
        decision(json, letter.decision());
        json.writeEndObject();
    }

    private static void decision(JsonGenerator json, Decision decision) throws IOException {
        if (decision == null) {
            json.writeNullField("decision");
            return;
        }
        json.writeObjectFieldStart("decision");
        json.writeStringField("what", decision.what().name());
        json.writeStringField("at", decision.at());
        json.writeEndObject();
    }
}
