package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services say before they start that the registry has not the schemas that they write. */
@Timeout(120)
class AnotherSchemaTest {
    private static final String OTHER =
            "{\"type\":\"record\",\"name\":\"Invoice\",\"fields\":[{\"name\":\"amount\",\"type\":\"int\"}]}";

    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;

    @BeforeEach
    void start() {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        var created = Program.run("topics", "create", "--bootstrap-servers", cluster.bootstrapServers());
        assertEquals(0, created.exitCode(), created.err());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void thatStandsUnderTheNameOfAnArticlesIsNamed() throws Exception {
        register(Topics.ENRICHED);
        assertRefused("enrich", "articles.enriched-value", "another registry");
        assertRefused("run --port 0", "articles.enriched-value", "another registry");

        register(Topics.RAW);
        assertRefused("ingest " + line(), "articles.raw-value", "another registry");
    }

    @Test
    void thatIsMissingIsNamedWhereServicesAreNotToRegisterAny() throws Exception {
        String setting = " --client-setting auto.register.schemas=false";
        assertRefused("enrich" + setting, "auto.register.schemas=false", "topics create");
        assertRefused("ingest " + line() + setting, "articles.raw-value", "topics create");

        var created = Program.run(servers.with("topics", "create"));
        assertEquals(0, created.exitCode(), created.err());
        var ingested = Program.run(servers.with(("ingest " + line() + setting).split(" ")));
        assertEquals(0, ingested.exitCode(), ingested.err());
    }

    private void register(String topic) throws Exception {
        var unused = cluster.serdes().registry().register(topic + "-value", new AvroSchema(OTHER));
    }

    private String line() throws Exception {
        return Files.writeString(folder.resolve("one.jsonl"), "{\"id\":\"one\",\"text\":\"A tank was seen.\"}\n")
                .toString();
    }

    private void assertRefused(String command, String... named) throws Exception {
        try (Child refused = Child.start(folder, servers.with(command.split(" ")))) {
            assertEquals(1, refused.await(), refused.err());
            for (String name : named) {
                assertTrue(refused.err().contains(name), refused.err());
            }
            assertTrue(refused.err().contains(cluster.schemaRegistry()), refused.err());
        }
    }
}
