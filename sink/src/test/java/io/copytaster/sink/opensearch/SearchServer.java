package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.sink.KillableServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A real search server in a JVM of its own; one of each kind is shared by all tests of a run. */
public final class SearchServer implements KillableServer {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String kind;
    private final String starter;
    private final Path folder;
    private final int port;
    private Process process;

    private SearchServer(String kind, String starter) throws IOException {
        this.kind = kind;
        this.starter = starter;
        this.folder = Files.createTempDirectory("copytaster-" + kind);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kill();
            delete(folder);
        }));
        start();
    }

    private static final class OpenSearch {
        static final SearchServer SERVER = begin("opensearch", "OpenSearchNode.java");
    }

    private static final class Elasticsearch {
        static final SearchServer SERVER = begin("elasticsearch", "ElasticsearchNode.java");
    }

    /** {@code opensearch} or {@code elasticsearch}. */
    public static SearchServer of(String kind) {
        return kind.equals("opensearch") ? OpenSearch.SERVER : Elasticsearch.SERVER;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Names that nobody has used yet. */
    public OpenSearchConfig fresh() {
        return OpenSearchConfig.at(url()).withPrefix("test" + PREFIXES.incrementAndGet());
    }

    /** Starts it, again with what it held; returns when it answers. */
    @Override
    public void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var server = Path.of(System.getProperty("test.servers"), kind);
        var output = folder.resolve("output.log");
        process = new ProcessBuilder(
                        java,
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        server.resolve("target/lib") + "/*",
                        server.resolve(starter).toString(),
                        folder.resolve("node").toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException(kind + " did not come up; it said:\n" + Files.readString(output));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Ends it at once, as a loss of power would. */
    @Override
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the server itself, past the program. */
    public JsonNode ask(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Hands over all documents found under a name, as hits with their versions, in the order of their ids. */
    public void all(String name, Consumer<JsonNode> hits) {
        ask("POST", "/" + name + "/_refresh", null);
        ObjectNode query = JSON.createObjectNode().put("size", 5_000).put("version", true);
        query.putArray("sort").add("id");
        JsonNode page;
        do {
            page = ask("POST", "/" + name + "/_search", query.toString())
                    .path("hits")
                    .path("hits");
            page.forEach(hits);
            if (!page.isEmpty()) {
                query.set("search_after", page.get(page.size() - 1).path("sort"));
            }
        } while (!page.isEmpty());
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static SearchServer begin(String kind, String starter) {
        try {
            return new SearchServer(kind, starter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
