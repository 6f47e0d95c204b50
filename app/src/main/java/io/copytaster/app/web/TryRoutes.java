package io.copytaster.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.ingest.format.JsonSyntax;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.EnrichedArticle;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A place to try what cleaning and tagging make of a text. Changes nothing. */
final class TryRoutes {
    static final int MOST_BYTES = 1 << 20;
    /** Most bytes of a request: a form has up to three for one, and a little besides. */
    static final long MOST_REQUEST_BYTES = 3L * MOST_BYTES + (64 << 10);

    /** What who sent too much should know. */
    static final String TOO_LARGE = "A text may have up to 1 MB here. Larger ones: ./copytaster tag FILE for JSON "
            + "lines, or ./copytaster run --input FILE for any format.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Trial trial;

    TryRoutes(Trial trial) {
        this.trial = trial;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/try", context -> Answers.html(context, TryView.page("", "", null)));
        routes.post("/try", this::page);
        routes.post("/api/tag", this::json);
    }

    private void page(Context context) {
        if (isForm(context)) {
            String title = form(context, "title");
            String text = form(context, "text");
            Answers.html(context, TryView.page(title, text, trial.text(title, bounded(text))));
        } else {
            Answers.html(context, TryView.page("", "", file(context)));
        }
    }

    private void json(Context context) {
        Trial.Outcome outcome = isJson(context) ? fields(context) : file(context);
        Answers.json(context, ApiJson.object(json -> {
            json.writeArrayFieldStart("articles");
            for (EnrichedArticle article : outcome.articles()) {
                json.writeRawValue(ArticleJson.line(article));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (String problem : outcome.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
        }));
    }

    private Trial.Outcome fields(Context context) {
        try {
            JsonNode article = JSON.readTree(context.bodyAsBytes());
            return trial.text(
                    article.path("title").asText(""),
                    bounded(article.path("text").asText("")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + JsonSyntax.fault(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it reads from memory
        }
    }

    private Trial.Outcome file(Context context) {
        byte[] content = context.bodyAsBytes();
        if (content.length > MOST_BYTES) {
            throw new ContentTooLargeResponse();
        }
        String name = SearchRequest.given(context, "name");
        return trial.file(name.isBlank() ? "text.txt" : name, content);
    }

    private static String bounded(String text) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new ContentTooLargeResponse();
        }
        return text;
    }

    private static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private static boolean isForm(Context context) {
        return type(context).startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isJson(Context context) {
        return type(context).startsWith("application/json");
    }

    private static String type(Context context) {
        String type = context.contentType();
        return type == null ? "" : type;
    }
}
