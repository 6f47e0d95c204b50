package io.copytaster.sink.opensearch;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.SSLContext;

/** Stands before a real server, as a proxy with a password and a bad temper might: what it lets in, the server answers. */
final class Doorman implements AutoCloseable {
    private final HttpServer door;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String authorization;
    private final Queue<Integer> tempers = new ArrayDeque<>();
    private final List<Integer> bulks = new ArrayList<>();
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

    /** Statuses to give to the next bulk requests instead of the server's; 0 hangs up, -1 after the server has it. */
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

    @Override
    public void close() {
        door.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (authorization != null
                    && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            boolean isBulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
            Integer temper = isBulk ? tempers.poll() : null;
            if (isBulk) {
                bulks.add(body.length);
            }
            if (body.length > mostBytes) {
                exchange.sendResponseHeaders(413, -1);
            } else if (temper == null) {
                forward(exchange, body, true);
            } else if (temper > 0) {
                exchange.sendResponseHeaders(temper, -1);
            } else if (temper < 0) {
                forward(exchange, body, false);
            }
        }
    }

    private void forward(HttpExchange exchange, byte[] body, boolean tell) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        try {
            var answer = http.send(request.header("Content-Type", type).build(), BodyHandlers.ofByteArray());
            if (tell) {
                boolean empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
                exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
                if (!empty) {
                    exchange.getResponseBody().write(answer.body());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
