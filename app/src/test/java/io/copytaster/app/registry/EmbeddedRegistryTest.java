package io.copytaster.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.broker.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded registry does beyond the contract that every registry keeps. */
class EmbeddedRegistryTest {
    private static final AvroSchema TEXT = new AvroSchema("\"string\"");
    private static final AvroSchema NUMBER = new AvroSchema("\"int\"");

    private static EmbeddedBroker broker;
    private EmbeddedRegistry registry;

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        broker = EmbeddedBroker.start(BrokerConfig.in(folder));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
    }

    @AfterEach
    void stopAndForget() throws Exception {
        registry.close();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(SchemaLog.TOPIC)).all().get();
        }
    }

    @Test
    void keepsEverythingOverARestart() throws Exception {
        // given
        int text = client().register("one", TEXT);
        client().updateCompatibility("one", "NONE");
        int number = client().register("one", NUMBER);
        client().register("two", NUMBER);
        client().deleteSubject("two");
        client().updateCompatibility(null, "BACKWARD");

        // when
        restart();

        // then
        assertEquals(List.of(1, 2), client().getAllVersions("one"));
        assertEquals(TEXT, client().getSchemaById(text));
        assertEquals(number, client().getLatestSchemaMetadata("one").getId());
        assertEquals(number, client().register("three", NUMBER));
        assertEquals(List.of("one", "three"), client().getAllSubjects());
        assertEquals(List.of("one", "three", "two"), client().getAllSubjects(true));
        assertEquals("NONE", client().getCompatibility("one"));
        assertEquals("BACKWARD", client().getCompatibility(null));
    }

    @Test
    void neverGivesAnIdToAnotherSchema() throws Exception {
        // given: the schema with the highest id is deleted for good
        client().register("one", TEXT);
        int deleted = client().register("two", NUMBER);
        client().deleteSubject("two");
        client().deleteSubject("two", true);
        refused(40403, () -> client().getSchemaById(deleted));

        // when
        restart();

        // then
        assertEquals(deleted + 1, client().register("three", new AvroSchema("\"long\"")));
        refused(40403, () -> client().getSchemaById(deleted));
    }

    @Test
    void asksForFullTransitiveCompatibilityUntilToldOtherwise() throws Exception {
        assertEquals("FULL_TRANSITIVE", client().getCompatibility(null));
        client().updateCompatibility(null, "NONE");
        client().deleteCompatibility(null);
        assertEquals("FULL_TRANSITIVE", client().getCompatibility(null));
        refused(42203, () -> client().updateCompatibility(null, "SOMEWHAT"));
        refused(40408, () -> rest().getConfig(Map.of(), "one", false));
    }

    @Test
    void givesADeletedSchemaItsFormerIdWhenItComesBack() throws Exception {
        int id = client().register("one", TEXT);
        client().deleteSubject("one");
        refused(40404, () -> client().deleteSubject("one"));

        assertEquals(id, client().register("one", TEXT));

        assertEquals(List.of(2), client().getAllVersions("one"));
        assertEquals(List.of(1, 2), rest().getAllVersions(Map.of(), "one", true));
        refused(42202, () -> rest().deleteSchemaVersion(Map.of(), "one", "first"));
        refused(40406, () -> client().deleteSchemaVersion("one", "1"));
    }

    @Test
    void saysWhereASchemaIsUsed() throws Exception {
        int id = client().register("one", TEXT);
        client().register("two", TEXT);

        assertEquals(List.of("one", "two"), client().getAllSubjectsById(id));
        assertEquals("\"string\"", rest().getOnlySchemaById(id));
        assertEquals(2, client().getSchemas("", false, true).size());
        assertEquals(List.of("two"), client().getAllSubjectsByPrefix("tw"));
        refused(40403, () -> rest().getAllSubjectsById(id + 1));
    }

    @Test
    void refusesWhatItCannotDoRatherThanIgnoreIt() {
        var reference = new SchemaReference("Other", "other-value", 1);

        refused(42205, () -> rest().registerSchema("\"string\"", "AVRO", List.of(reference), "one"));
        refused(42201, () -> rest().registerSchema("{}", "JSON", List.of(), "one", false));
        refused(42205, () -> rest().registerSchema("\"string\"", "one", 1, 77));
        refused(42202, () -> rest().registerSchema("\"string\"", "one", 5, -1));
        refused(42205, () -> client().setMode("READONLY"));
        refused(42204, () -> client().setMode("SIDEWAYS"));
    }

    @Test
    void readsAndWrites() throws Exception {
        assertEquals("READWRITE", client().getMode());
        assertEquals("READWRITE", client().setMode("READWRITE"));
        refused(40409, () -> client().getMode("one"));
    }

    @Test
    void answersPlainHttpInTheFormOfConfluents() throws Exception {
        var accepted = post("/subjects/a%2Fb/versions", "{\"schema\": \"\\\"string\\\"\"}");
        assertEquals("{\"id\":1}", accepted.body());
        assertEquals(200, accepted.statusCode());
        assertEquals(
                "application/vnd.schemaregistry.v1+json",
                accepted.headers().firstValue("content-type").orElseThrow());

        var missing = get("/subjects/elsewhere/versions");
        assertEquals(404, missing.statusCode());
        assertEquals("{\"error_code\":40401,\"message\":\"Subject 'elsewhere' not found.\"}", missing.body());

        assertEquals("[\"a/b\"]", get("/subjects").body());
        assertEquals(
                "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}", get("/config").body());
        assertEquals(400, post("/subjects/one/versions", "no json").statusCode());
        assertEquals(400, post("/subjects/one/versions", "").statusCode());
        assertEquals(400, post("/subjects/one/versions", "null").statusCode());
        assertEquals(422, post("/subjects/one/versions", "{}").statusCode());
        assertTrue(get("/nowhere").body().startsWith("{\"error_code\":404,"));
        var method = post("/subjects", "{}");
        assertEquals(405, method.statusCode());
        assertTrue(method.body().startsWith("{\"error_code\":405,"), method.body());
        assertEquals("GET, HEAD", method.headers().firstValue("allow").orElseThrow());
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = new RegistryConfig(broker.bootstrapServers(), taken.getLocalPort());

            var refused = assertThrows(StartException.class, () -> EmbeddedRegistry.start(config));

            assertTrue(
                    refused.getMessage().startsWith("port %d of 127.0.0.1 is in use".formatted(taken.getLocalPort())),
                    refused::getMessage);
        }
    }

    @Test
    void refusesATopicThatWouldLoseSchemas(@TempDir Path folder) throws Exception {
        try (var other = EmbeddedBroker.start(BrokerConfig.in(folder));
                var admin = Admin.create(Map.of("bootstrap.servers", other.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(SchemaLog.TOPIC, 2, (short) 1)))
                    .all()
                    .get();

            var refused = assertThrows(
                    StartException.class, () -> EmbeddedRegistry.start(RegistryConfig.at(other.bootstrapServers())));

            assertTrue(refused.getMessage().contains("has 2 partitions and cleanup policy delete"));
        }
    }

    private void restart() {
        registry.close();
        registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
    }

    private CachedSchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(registry.url(), 100, List.of(new AvroSchemaProvider()), Map.of());
    }

    private RestService rest() {
        return new RestService(registry.url());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)));
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void refused(int code, Executable call) {
        var refusal = assertThrows(RestClientException.class, call);
        assertEquals(code, refusal.getErrorCode(), refusal::getMessage);
    }
}
