package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The push endpoint of a process of its own, on a real broker that can go away. */
@Timeout(240)
class PushTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAID = "push: ";
    /** Requests that are held until the broker has them; the next is turned away. */
    private static final int HELD = 12;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Servers servers;
    private Cluster cluster;

    @BeforeEach
    void start() {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        var created = Program.run(servers.with("topics", "create", "--partitions", "1"));
        assertEquals(0, created.exitCode(), created.err());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void answersWhenTheBrokerHasItAndSaysWhatBecameOfEachItem() throws Exception {
        try (Child ingest = ingest()) {
            URI door = door(ingest);

            var lines = post(
                    door,
                    "application/x-ndjson",
                    "{\"id\":\"a\",\"text\":\"Seven tanks.\"}\nno json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"Two.\"}\n");
            assertEquals(200, lines.statusCode(), lines.body());
            assertEquals(Set.of("a", "c"), held(Topics.RAW), "there when the answer comes");
            assertEquals(2, held(Topics.DEAD_LETTERS).size());
            JsonNode said = JSON.readTree(lines.body());
            assertEquals(2, said.path("accepted").asInt());
            assertEquals(2, said.path("rejected").asInt());
            assertEquals("a", said.path("items").path(0).path("id").asText());
            assertEquals("not-json", said.path("items").path(1).path("reason").asText());
            assertEquals("no-text", said.path("items").path(2).path("reason").asText());
            assertTrue(said.path("items").path(3).path("accepted").asBoolean());

            var message = post(
                    door,
                    "application/vnd.iptc.g2.newsmessage+xml",
                    message(item("1", "Tanks were seen."), item("2", "Ships were not.")));
            assertEquals(200, message.statusCode(), message.body());
            assertEquals(Set.of("a", "c", "Pelham:urn:newsml:x:1", "Pelham:urn:newsml:x:2"), held(Topics.RAW));
            JsonNode both = JSON.readTree(message.body());
            assertEquals(2, both.path("accepted").asInt(), message.body());

            var none = post(door, "application/xml", "<newsMessage");
            assertEquals(422, none.statusCode(), none.body());
            assertEquals(3, held(Topics.DEAD_LETTERS).size());
            assertEquals(128 + 15, ingest.stop(), ingest.err());
        }
    }

    @Test
    void answersInTimeWhileTheBrokerIsAwayAndLosesNothing() throws Exception {
        try (Child fresh = ingest();
                Child used = ingest()) {
            List<URI> doors = List.of(door(fresh), door(used));
            assertEquals(
                    200,
                    post(doors.get(1), "application/json", article("before")).statusCode());
            servers.stopBroker();

            var answers = new TreeMap<String, CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i <= HELD; i++) {
                for (int door = 0; door < doors.size(); door++) {
                    String id = door + "-" + i;
                    answers.put(id, send(doors.get(door), "application/json", article(id)));
                }
            }
            Map<Integer, Set<String>> byStatus = new TreeMap<>();
            for (var one : answers.entrySet()) {
                var answer = one.getValue().get(60, TimeUnit.SECONDS);
                assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
                byStatus.computeIfAbsent(answer.statusCode(), status -> new TreeSet<>())
                        .add(one.getKey());
            }
            assertEquals(Set.of(429, 503), byStatus.keySet());
            assertEquals(2, byStatus.get(429).size(), byStatus::toString);

            servers.startBroker();
            for (URI door : doors) {
                Await.until(
                        "the broker is back",
                        () -> post(door, "application/json", article("after")).statusCode() == 200);
            }
            var sent = new TreeSet<>(byStatus.get(503));
            sent.addAll(Set.of("before", "after"));
            assertEquals(sent, held(Topics.RAW), "what was not turned away is kept and sent");
        }
    }

    private URI door(Child ingest) throws Exception {
        Await.until("address to push to", () -> said(ingest) != null || !ingest.isAlive());
        assertNotNull(said(ingest), ingest.err());
        return URI.create(said(ingest));
    }

    private static String said(Child ingest) throws Exception {
        return ingest.err()
                .lines()
                .filter(line -> line.startsWith(SAID))
                .map(line -> line.substring(SAID.length()))
                .findFirst()
                .orElse(null);
    }

    private HttpResponse<String> post(URI door, String type, String body) throws Exception {
        return send(door, type, body).get(60, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> send(URI door, String type, String body) {
        var request = HttpRequest.newBuilder(door).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Keys of a topic, read to where it ends now. */
    private Set<String> held(String topic) {
        var keys = new TreeSet<String>();
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(cluster.kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys;
    }

    private Child ingest() throws Exception {
        return Child.start(folder, servers.with("ingest", "--push", "0"));
    }

    private static String article(String id) {
        return "{\"id\":\"%s\",\"text\":\"Words of article %s.\"}".formatted(id, id);
    }

    private static String message(String... items) {
        return "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>"
                + String.join("", items)
                + "</itemSet></newsMessage>";
    }

    private static String item(String number, String text) {
        return "<newsItem guid=\"urn:newsml:x:%s\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:text\"/>"
                        .formatted(number)
                + "<provider qcode=\"nprov:Pelham\"/><versionCreated>2015-09-17T10:00:00+02:00</versionCreated>"
                + "<pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta><headline>Story " + number
                + "</headline></contentMeta><contentSet><inlineData contenttype=\"text/plain\">" + text
                + "</inlineData></contentSet></newsItem>";
    }
}
