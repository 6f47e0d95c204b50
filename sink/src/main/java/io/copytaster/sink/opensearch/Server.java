package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;

/** Requests to an OpenSearch or Elasticsearch server, and what its answers mean. */
final class Server {
    /** An answer that is neither a fault of the server's nor of the way in. */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status / 100 == 2;
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();

    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Longest wait for an answer: below the time in which a consumer must poll to stay in its group. */
    static final Duration ANSWER = Duration.ofMinutes(2);

    private final OpenSearchConfig config;
    private final Duration longestAnswer;
    private final HttpClient http;
    private final String authorization;

    Server(OpenSearchConfig config, Duration longestAnswer) {
        this.config = config;
        this.longestAnswer = longestAnswer;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if (config.authority() != null) {
            builder.sslContext(Authority.trusting(config.authority()));
        }
        http = builder.build();
        authorization = config.user() == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (config.user() + ":" + (config.password() == null ? "" : config.password()))
                                                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends a request with a JSON body; null for none.
     *
     * @throws SinkAwayException if the server does not answer, or not now
     * @throws SinkException if it does not let this user do it
     */
    Answer send(String method, String path, JsonNode body) {
        return send(method, path, body == null ? new byte[0] : bytes(body), "application/json");
    }

    /** Sends lines of JSON. */
    Answer sendLines(String path, byte[] lines) {
        return send("POST", path, lines, "application/x-ndjson");
    }

    /** Sends a request that must succeed. */
    JsonNode insist(String method, String path, JsonNode body) {
        Answer answer = send(method, path, body);
        if (!answer.isOk()) {
            throw new SinkException(config.url() + path + ": " + reason(answer));
        }
        return answer.body();
    }

    /** What an error says, without the part of the article that it may quote. */
    static String reason(JsonNode error) {
        String reason = error.path("reason").asText(error.isTextual() ? error.asText() : "");
        String cause = error.path("caused_by").path("reason").asText("");
        String whole = error.path("type").asText("error") + ": " + reason + (cause.isEmpty() ? "" : ": " + cause);
        int quote = whole.indexOf("Preview of field's value");
        return quote < 0 ? whole : whole.substring(0, quote).strip();
    }

    private static String reason(Answer answer) {
        return answer.body().has("error")
                ? reason(answer.body().get("error"))
                : "answered with status " + answer.status();
    }

    private Answer send(String method, String path, byte[] body, String type) {
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(longestAnswer)
                .header("Content-Type", type)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (SSLException e) {
            throw new SinkException(
                    config.url() + ": cannot be trusted (" + e.getMessage()
                            + "); name the authority that vouches for it with --opensearch-ca",
                    e);
        } catch (IOException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new SinkAwayException(
                    config.url() + ": does not answer: " + message + "; check --opensearch-url and that it runs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException(config.url() + ": interrupted while it was asked", e);
        }
        return judged(path, new Answer(response.statusCode(), parsed(response.body())));
    }

    private Answer judged(String path, Answer answer) {
        int status = answer.status();
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status / 100 == 5) {
            throw new SinkAwayException(config.url() + path + ": " + status + ", " + reason(answer), null);
        }
        if (status == 401 || status == 403) {
            throw new SinkException(config.url() + path + ": " + status + ", " + reason(answer)
                    + "; check --opensearch-user, COPYTASTER_OPENSEARCH_PASSWORD and what this user may do");
        }
        return answer;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance(); // a proxy's page; the status says what matters
        }
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException("a tree cannot be written as JSON", e);
        }
    }

    private String base() {
        String url = config.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
