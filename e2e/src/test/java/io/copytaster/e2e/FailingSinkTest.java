package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a sink that ends because of its target: the reason, once, and not where in the program it was met. */
@Timeout(180)
class FailingSinkTest {
    private static final List<String> AS_STARTED = List.of("-Xmx512m", "-Dlogback.configurationFile=logback.xml");

    @TempDir
    Path folder;

    private HttpServer target;
    private String url;

    @BeforeEach
    void start() throws Exception {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(403, -1);
            }
        });
        target.start();
        url = "http://127.0.0.1:" + target.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        target.stop(0);
    }

    @Test
    void isNamedOnceInARun() throws Exception {
        assertSaysWhy("run", "--once", "--port", "0", "--input", input(), "--sink", "webhook", "--webhook-url", url);
    }

    @Test
    void isNamedOnceByItself() throws Exception {
        try (Servers servers = Servers.start(folder)) {
            LivePipeline.assertOk(Program.run(servers.with("topics", "create", "--partitions", "1")));
            LivePipeline.assertOk(Program.run(servers.with("ingest", input())));
            try (var enrich = child(
                    servers.with("enrich", "--data", folder.resolve("state").toString()))) {
                assertSaysWhy(servers.with("sink", "webhook", "--webhook-url", url));
                assertTrue(enrich.isAlive(), enrich.err());
            }
        }
    }

    private void assertSaysWhy(String... command) throws Exception {
        var permitted = new ArrayList<>(List.of(command));
        permitted.add("--webhook-allow-private");
        try (Child child = child(permitted.toArray(String[]::new))) {
            assertEquals(1, child.await(), child.err());
            List<String> said = child.err().lines().toList();
            String last = said.get(said.size() - 1);
            assertTrue(last.startsWith("copytaster: sink webhook failed: " + url + ": answered 403"), child.err());
            assertTrue(last.contains("check --webhook-url"), last);
            assertEquals(
                    1,
                    said.stream().filter(line -> line.contains("answered 403")).count(),
                    child.err());
            assertTrue(said.stream().noneMatch(line -> line.startsWith("\tat ")), child.err());
        }
    }

    private Child child(String... command) throws Exception {
        return Child.start(folder, AS_STARTED, "io.copytaster.app.Copytaster", command);
    }

    private String input() throws Exception {
        String line = "{\"id\":\"a\",\"text\":\"Seven tanks were seen at an airfield near the coast.\"}";
        return Files.writeString(folder.resolve("wire.jsonl"), line).toString();
    }
}
