package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import io.copytaster.app.registry.Catalog.Deleted;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Requests and answers in the form of Confluent's API. */
final class Rest {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private Rest() {}

    /** Reads a body of JSON, as the request classes of Confluent's client do. */
    interface Reader<T> {
        T read(String json) throws IOException;
    }

    /** @throws RegistryError if the body is no JSON of the kind */
    static <T> T body(Context request, Reader<T> reader) {
        var json = new String(request.bodyAsBytes(), StandardCharsets.UTF_8);
        if (json.isBlank()) {
            throw RegistryError.badRequest("The request has no body; JSON is needed");
        }
        try {
            var read = reader.read(json);
            if (read == null) {
                throw RegistryError.badRequest("The body is null; a JSON object is needed");
            }
            return read;
        } catch (IOException e) {
            throw RegistryError.badRequest("The body is not the JSON that is needed: " + e.getMessage());
        }
    }

    /** Answers with an entity of Confluent's client, a list, a number or a text, as JSON. */
    static void answer(Context request, Object entity) {
        try {
            // Confluent's own mapper: the annotations of its entities may be relocated ones.
            request.contentType(CONTENT_TYPE).result(JacksonMapper.INSTANCE.writeValueAsBytes(entity));
        } catch (IOException e) {
            throw new IllegalStateException("cannot be written as JSON: " + entity.getClass(), e);
        }
    }

    /** Answers with JSON as it is. */
    static void answerRaw(Context request, String json) {
        request.contentType(CONTENT_TYPE).result(json);
    }

    static void refuse(Context request, int status, int code, String message) {
        request.status(status);
        answer(request, new ErrorMessage(code, message));
    }

    static boolean flag(Context request, String name) {
        return Boolean.parseBoolean(request.queryParam(name));
    }

    /** Which versions the request is about, by its parameters {@code deleted} and {@code deletedOnly}. */
    static Deleted deleted(Context request) {
        if (flag(request, "deletedOnly")) {
            return Deleted.ONLY;
        }
        return flag(request, "deleted") ? Deleted.WITH : Deleted.WITHOUT;
    }

    /** @throws RegistryError if the parameter is no number: there is nothing at such an address */
    static int number(Context request, String name) {
        try {
            return Integer.parseInt(request.pathParam(name));
        } catch (NumberFormatException e) {
            throw RegistryError.notFound();
        }
    }
}
