package io.copytaster.e2e.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Apicurio's registry in a process of its own, with its schemas in memory. */
final class ApicurioServer {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final Process process;
    private final String url;

    private ApicurioServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ApicurioServer start() throws IOException {
        var folder = Path.of(System.getProperty("apicurio.folder"));
        var port = freePort();
        var output = folder.resolveSibling("apicurio.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        runner(folder).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Also when the tests are interrupted: no server is to stay behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var server = new ApicurioServer(process, "http://127.0.0.1:" + port + "/apis/ccompat/v7");
        server.awaitAnswer(output);
        return server;
    }

    /** The base of its API in the form of Confluent's. */
    String url() {
        return url;
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitAnswer(Path output) throws IOException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!answers(http, request)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("Apicurio did not come up; it said:\n" + Files.readString(output));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path runner(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException("no Apicurio in " + folder + ": run mvn generate-test-resources"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
