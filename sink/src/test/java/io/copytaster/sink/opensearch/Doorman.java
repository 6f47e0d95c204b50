package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.SSLContext;

/** Stands before a real server, as a proxy with a password and a bad temper might: what it lets in, the server answers. */
final class Doorman implements AutoCloseable {
    /** Hangs up without having looked at the request. */
    static final int HANG_UP = 0;
    /** Hangs up after the server has done what was asked. */
    static final int TAKE_AND_HANG_UP = -1;
    /** Does not answer, though the server has done what was asked. */
    static final int NEVER_ANSWER = -2;
    /** Lets in the first half of the changes, and answers for the rest as a server does whose queue is full. */
    static final int TAKE_HALF = -3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer door;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String authorization;
    private final Queue<Integer> tempers = new ArrayDeque<>();
    private final List<Integer> bulks = new ArrayList<>();
    private final List<HttpExchange> unanswered = new ArrayList<>();
    private int mostBytes = Integer.MAX_VALUE;

    private Doorman(HttpServer door, URI server, String authorization) {
        this.door = door;
        this.server = server;
        this.authorization = authorization;
        door.createContext("/", this::handle);
        door.start();
    }

    static Doorman before(URI server) throws IOException {
        return new Doorman(HttpServer.create(anyPort(), 0), server, null);
    }

    /** One that speaks TLS and wants a password. */
    static Doorman guarding(URI server, SSLContext context, String authorization) throws IOException {
        HttpsServer door = HttpsServer.create(anyPort(), 0);
        door.setHttpsConfigurator(new HttpsConfigurator(context));
        return new Doorman(door, server, authorization);
    }

    URI url() {
        return URI.create((door instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + door.getAddress().getPort());
    }

    /** What to do about the next bulk requests: a status to give instead of the server's, or one of the above. */
    synchronized void beInTemper(Integer... statuses) {
        tempers.addAll(List.of(statuses));
    }

    /** Refuses larger requests with 413. */
    synchronized void letInAtMost(int bytes) {
        mostBytes = bytes;
    }

    /** Sizes of the bulk requests that came. */
    synchronized List<Integer> bulks() {
        return List.copyOf(bulks);
    }

    /** Whether there was a request for each temper. */
    synchronized boolean isCalm() {
        return tempers.isEmpty();
    }

    @Override
    public synchronized void close() {
        unanswered.forEach(HttpExchange::close);
        door.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isBulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
        Integer temper = isBulk ? tempers.poll() : null;
        if (isBulk) {
            bulks.add(body.length);
        }
        if (temper != null && temper == NEVER_ANSWER) {
            forwarded(exchange, body);
            unanswered.add(exchange);
            return;
        }
        try (exchange) {
            answer(exchange, body, temper);
        }
    }

    private void answer(HttpExchange exchange, byte[] body, Integer temper) throws IOException {
        if (authorization != null
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (body.length > mostBytes) {
            exchange.sendResponseHeaders(413, -1);
        } else if (temper == null) {
            HttpResponse<byte[]> answer = forwarded(exchange, body);
            send(exchange, answer.statusCode(), answer.body());
        } else if (temper == TAKE_HALF) {
            send(exchange, 200, halfTaken(exchange, body));
        } else if (temper > 0) {
            exchange.sendResponseHeaders(temper, -1);
        } else if (temper == TAKE_AND_HANG_UP) {
            forwarded(exchange, body);
        }
    }

    /** Each change of the body has two lines, what is to be done and the document. */
    private byte[] halfTaken(HttpExchange exchange, byte[] body) throws IOException {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        int half = lines.size() / 4 * 2;
        String taken = String.join("\n", lines.subList(0, half)) + "\n";
        var answer = (ObjectNode) JSON.readTree(
                forwarded(exchange, taken.getBytes(StandardCharsets.UTF_8)).body());
        answer.put("errors", true);
        for (int rest = half; rest < lines.size(); rest += 2) {
            ObjectNode result = ((ArrayNode) answer.path("items")).addObject().putObject("index");
            result.setAll((ObjectNode) JSON.readTree(lines.get(rest)).path("index"));
            result.put("status", 429);
            result.putObject("error")
                    .put("type", "rejected_execution_exception")
                    .put("reason", "queue of the shard is full");
        }
        return JSON.writeValueAsBytes(answer);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean empty = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> forwarded(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
