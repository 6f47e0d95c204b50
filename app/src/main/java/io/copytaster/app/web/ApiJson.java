package io.copytaster.app.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.sink.search.Hit;
import io.copytaster.sink.search.SearchResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Answers to programs. */
final class ApiJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private ApiJson() {}

    static String result(SearchResult result) {
        return object(json -> {
            json.writeNumberField("total", result.total());
            json.writeNumberField("tookMillis", result.took().toNanos() / 1e6);
            json.writeStringField("note", result.note());
            json.writeArrayFieldStart("hits");
            for (Hit hit : result.hits()) {
                json.writeStartObject();
                json.writeFieldName("article");
                json.writeRawValue(ArticleJson.line(hit.article()));
                json.writeNumberField("score", hit.score());
                json.writeArrayFieldStart("copies");
                for (DuplicateArticle copy : hit.copies()) {
                    json.writeRawValue(ArticleJson.line(copy));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static String health(long articles) {
        return object(json -> {
            json.writeStringField("status", "up");
            json.writeNumberField("articles", articles);
        });
    }

    static String error(String message) {
        return object(json -> json.writeStringField("error", message));
    }

    private static String object(Body body) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it writes to memory
        }
        return text.toString();
    }
}
