package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.ingest.outlet.KafkaSourceStates;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest killed in the middle, and started again, on a broker that stays. */
@Timeout(240)
class IngestResumeTest {
    private static final int PAGES = 8_000;
    private static final int FILES = 3_000;

    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;

    @BeforeEach
    void start() {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        Program.run("topics", "create", "--partitions", "1", "--bootstrap-servers", cluster.bootstrapServers());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void goesOnInAnArchiveWhereItWasKilled() throws Exception {
        Path archive = archive(folder.resolve("news.warc"));
        try (Child first = ingest(archive.toString())) {
            Await.until("a mark of how far it is", () -> states().values().stream()
                    .anyMatch(state -> state.contains("parts")));
            assertTrue(first.isAlive(), first.err());
            first.kill();
        }
        int before = arrivals().values().stream().mapToInt(n -> n).sum();
        assertTrue(before < PAGES, "killed in the middle: " + before);

        try (Child second = ingest(archive.toString())) {
            assertEquals(0, second.await(), second.err());
            assertTrue(second.err().contains("event=file-resumed"), second.err());
        }

        Map<String, Integer> arrivals = arrivals();
        assertEquals(PAGES, arrivals.size());
        int twice = arrivals.values().stream().mapToInt(n -> n - 1).sum();
        assertTrue(twice < before, "it goes on rather than beginning anew: " + twice + " of " + before);
        assertTrue(states().isEmpty(), "an archive that is through is forgotten: " + states());
    }

    @Test
    void readsEachFileOfAWatchedFolderOnceAlthoughItIsKilled() throws Exception {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(drop.resolve("f" + i + ".jsonl"), line(i));
        }
        Path yaml = Files.writeString(
                folder.resolve("desk.yaml"),
                "sources:\n  - kind: folder\n    path: " + drop + "\n    done: move\n    settle: 0s\n");
        try (Child first = ingest("--sources", yaml.toString())) {
            Await.until(
                    "files that are done",
                    () -> Files.exists(drop.resolve("done")) || arrivals().size() > FILES / 3);
            first.kill();
        }

        try (Child second = ingest("--sources", yaml.toString())) {
            Await.until("all files", () -> arrivals().size() == FILES && left(drop) == 0);
            assertEquals(128 + 15, second.stop(), second.err());
        }
        try (var done = Files.list(drop.resolve("done"))) {
            assertEquals(FILES, done.count());
        }
    }

    @Test
    void remembersAcrossARestartWhatSourcesSaid() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(tag));
            byte[] body = "<rss><channel><item><guid>1</guid><title>t</title></item></channel></rss>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.sendResponseHeaders(tag == null ? 200 : 304, tag == null ? body.length : -1);
            try (exchange) {
                if (tag == null) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        try {
            Path yaml = Files.writeString(
                    folder.resolve("desk.yaml"),
                    "allow-private: true\nsources:\n  - name: desk\n    url: http://127.0.0.1:"
                            + server.getAddress().getPort() + "/feed\n");
            for (int i = 0; i < 2; i++) {
                var polled = Program.run(servers.with("ingest", "--once", "--sources", yaml.toString()));
                assertEquals(0, polled.exitCode(), polled.err());
            }
        } finally {
            server.stop(0);
        }

        assertEquals(List.of("null", "\"v1\""), asked);
        assertEquals(Map.of("desk:1", 1), arrivals());
    }

    private static long left(Path drop) throws IOException {
        try (var files = Files.list(drop)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        }
    }

    private Map<String, String> states() {
        try (var states = new KafkaSourceStates(cluster.kafka())) {
            return states.load();
        }
    }

    /** How often each article came in. */
    private Map<String, Integer> arrivals() {
        var arrivals = new HashMap<String, Integer>();
        var partition = new TopicPartition(Topics.RAW, 0);
        try (var consumer =
                new KafkaConsumer<>(cluster.kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> arrivals.merge(record.key(), 1, Integer::sum));
            }
        }
        return arrivals;
    }

    private Child ingest(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("ingest"));
        command.addAll(List.of(arguments));
        return Child.start(folder, servers.with(command.toArray(String[]::new)));
    }

    private static String line(int number) {
        return "{\"id\":\"" + number + "\",\"text\":\"Words of article " + number + "\"}\n";
    }

    /** An archive of so many pages, each large enough to take some time. */
    private static Path archive(Path file) throws IOException {
        String paragraph = "<p>" + "The army has moved tanks to the border, a spokesman said. ".repeat(6) + "</p>";
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < PAGES; i++) {
                String page = "<html><head><title>Page " + i + "</title></head><body><article><h1>Page " + i + "</h1>"
                        + paragraph.repeat(10) + "</article></body></html>";
                String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length()
                        + "\r\n\r\n" + page;
                String record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/" + i
                        + "\r\nWARC-Date: 2026-03-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-"
                        + String.format(Locale.ROOT, "%012d", i)
                        + ">\r\nContent-Type: application/http; msgtype=response\r\n"
                        + "Content-Length: " + http.length() + "\r\n\r\n" + http + "\r\n\r\n";
                out.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
