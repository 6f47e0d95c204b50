package io.copytaster.app.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.app.web.ThingView.Portrait;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.FacetValue;
import io.copytaster.sink.search.Family;
import io.copytaster.sink.search.Histogram;
import io.copytaster.sink.search.Hit;
import io.copytaster.sink.search.SearchFacets;
import io.copytaster.sink.search.SearchResult;
import io.copytaster.sink.search.StatementCount;
import io.copytaster.sink.search.Suggestion;
import io.copytaster.sink.search.Thing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Answers to programs; {@code openapi.json} describes them. */
final class ApiJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes a part of an answer. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private ApiJson() {}

    /** An answer to a search; facets may be null. */
    static String result(SearchResult result, SearchFacets facets) {
        return object(json -> {
            json.writeNumberField("total", result.total());
            json.writeNumberField("tookMillis", result.took().toNanos() / 1e6);
            json.writeStringField("note", result.note());
            hits(json, "hits", result.hits());
            if (facets != null) {
                facets(json, facets);
            }
        });
    }

    static String family(Family family) {
        return object(json -> {
            json.writeArrayFieldStart("articles");
            for (EnrichedArticle article : family.articles()) {
                json.writeRawValue(ArticleJson.line(article));
            }
            json.writeEndArray();
            copies(json, family.copies());
        });
    }

    static String portrait(Portrait portrait) {
        return object(json -> {
            json.writeFieldName("thing");
            thing(json, portrait.thing());
            json.writeNumberField("articles", portrait.newest().total());
            histogram(json, portrait.facets().histogram());
            json.writeArrayFieldStart("together");
            for (int i = 0; i < portrait.near().size(); i++) {
                json.writeStartObject();
                json.writeFieldName("thing");
                thing(json, portrait.near().get(i));
                json.writeNumberField("articles", portrait.together().get(0).get(i + 1));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("statements");
            for (StatementCount statement : portrait.statements()) {
                json.writeStartObject();
                json.writeFieldName("actor");
                thing(json, statement.actor());
                json.writeStringField("relation", statement.relation());
                json.writeFieldName("weapon");
                thing(json, statement.weapon());
                json.writeNumberField("articles", statement.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            hits(json, "newest", portrait.newest().hits());
        });
    }

    static String suggestions(List<Suggestion> suggestions) {
        return object(json -> {
            json.writeArrayFieldStart("suggestions");
            for (Suggestion suggestion : suggestions) {
                json.writeStartObject();
                json.writeStringField("facet", suggestion.facet().label());
                json.writeStringField("value", suggestion.value());
                json.writeNumberField("articles", suggestion.count());
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

    static String object(Body body) {
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

    private static void hits(JsonGenerator json, String name, List<Hit> hits) throws IOException {
        json.writeArrayFieldStart(name);
        for (Hit hit : hits) {
            json.writeStartObject();
            json.writeFieldName("article");
            json.writeRawValue(ArticleJson.line(hit.article()));
            json.writeNumberField("score", hit.score());
            copies(json, hit.copies());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void copies(JsonGenerator json, List<DuplicateArticle> copies) throws IOException {
        json.writeArrayFieldStart("copies");
        for (DuplicateArticle copy : copies) {
            json.writeRawValue(ArticleJson.line(copy));
        }
        json.writeEndArray();
    }

    private static void facets(JsonGenerator json, SearchFacets facets) throws IOException {
        json.writeObjectFieldStart("facets");
        for (Facet facet : Facet.values()) {
            json.writeArrayFieldStart(facet.label());
            for (FacetValue value : facets.of(facet)) {
                json.writeStartObject();
                json.writeStringField("value", value.value());
                json.writeStringField("name", value.name());
                json.writeNumberField("articles", value.count());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        histogram(json, facets.histogram());
    }

    private static void histogram(JsonGenerator json, Histogram histogram) throws IOException {
        json.writeObjectFieldStart("histogram");
        json.writeStringField("unit", histogram.unit().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("undated", histogram.undated());
        json.writeArrayFieldStart("bins");
        for (Histogram.Bin bin : histogram.bins()) {
            json.writeStartObject();
            json.writeStringField("begin", bin.begin().toString());
            json.writeStringField("end", bin.end().toString());
            json.writeNumberField("articles", bin.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void thing(JsonGenerator json, Thing thing) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", thing.facet().label());
        json.writeStringField("id", thing.id());
        json.writeStringField("name", thing.name());
        json.writeStringField("type", thing.type());
        json.writeEndObject();
    }
}
