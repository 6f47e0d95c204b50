package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that speaks to nobody without TLS and a password. */
@Timeout(180)
class CredentialsTest {
    private static final int ARTICLES = 200;
    private static final String PASSWORD = "right-one";

    @TempDir
    static Path folder;

    private static Path certificate;
    private static BrokerNodes brokers;
    private static EmbeddedRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        certificate = folder.resolve("broker.pem");
        brokers = BrokerNodes.start(folder, 1, guard(folder.resolve("broker.p12")));
        try (var replicas = new Replicas(brokers.bootstrapServers(), 1, 0)) {
            Await.until("broker", replicas::inSync);
        }
        registry = EmbeddedRegistry.start(RegistryConfig.at(brokers.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        registry.close();
        brokers.close();
    }

    @Test
    void serveEveryStage() throws Exception {
        Path wire = Wire.write(folder.resolve("wire.jsonl.gz"), ARTICLES, 3);
        Path out = folder.resolve("out");
        var created = Program.run(with(PASSWORD, "topics", "create", "--partitions", "2"));
        assertEquals(0, created.exitCode(), created.err());
        try (Child enrich = Child.start(folder, with(PASSWORD, "enrich", "--standbys", "1", "--instance", "one"));
                Child sink = Child.start(folder, with(PASSWORD, "sink", "files", "--out", out.toString()))) {
            var ingested = Program.run(with(PASSWORD, "ingest", wire.toString()));
            assertEquals(0, ingested.exitCode(), ingested.err());
            awaitEnd();
            assertEquals(128 + 15, sink.stop(), sink.err());
            assertEquals(128 + 15, enrich.stop(), enrich.err());
            assertFalse((enrich.err() + sink.err()).contains(PASSWORD), "in the log");
        }
        assertEquals(ARTICLES, Results.of(out).places().size());
        var described = Program.run(with(PASSWORD, "topics", "describe"));
        assertTrue(described.out().contains(Topics.ENRICHED), described.out() + described.err());
    }

    @Test
    void areAskedForWhenTheyAreWrong() throws Exception {
        assertRefused("topics", "create");
        assertRefused("topics", "describe");
        assertRefused("ingest", folder.toString());
        assertRefused("enrich");
        assertRefused("sink", "files", "--out", folder.resolve("out").toString());
        assertRefused("dead-letters", "list");
        assertRefused("replay", "list");
        assertRefused("run", "--once", "--port", "0", "--input", folder.toString());
    }

    private void assertRefused(String... command) throws IOException {
        var result = Program.run(with("wrong-one", command));
        String said = String.join(" ", command) + ": " + result.err();
        assertEquals(1, result.exitCode(), said);
        assertTrue(result.err().contains(brokers.guardedServers()), said);
        assertTrue(result.err().contains("--client-setting"), said);
        assertTrue(result.err().contains("uthentication failed"), said);
        assertFalse(result.err().contains("wrong-one"), said);
    }

    private void awaitEnd() throws Exception {
        String application = EnrichConfig.DEFAULT_APPLICATION_ID;
        try (var backlog = new Backlog(new Cluster(brokers.bootstrapServers(), registry.url(), Map.of()))) {
            Await.until("enrich to end", () -> backlog.isDone(application, EnrichTopology.sources(application)));
            Await.until("sink to end", () -> backlog.isDone("copytaster-sink-files", Topics.OUTPUTS));
        }
    }

    /** Makes a key and its certificate; gives the settings of a listener that has them, and one user. */
    private static Map<String, String> guard(Path keys) throws Exception {
        keytool("-genkeypair -alias broker -keyalg EC -dname CN=broker -validity 2 -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass for-tests -keystore " + keys);
        keytool("-exportcert -rfc -alias broker -storepass for-tests -keystore " + keys + " -file " + certificate);
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                keys.toString(),
                "ssl.keystore.password",
                "for-tests",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_desk=\"" + PASSWORD + "\";");
    }

    private static void keytool(String arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }

    /** A command with the settings of a client, whose password stands in a file. */
    private String[] with(String password, String... command) throws IOException {
        Path file = folder.resolve(password + ".properties");
        Files.writeString(
                file,
                "login=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"desk\" password=\"%s\";"
                        .formatted(password));
        var settings = Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "${file:" + file + ":login}",
                "config.providers",
                "file",
                "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString());
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--bootstrap-servers", brokers.guardedServers(), "--schema-registry", registry.url()));
        settings.forEach((name, value) -> all.addAll(List.of("--client-setting", name + "=" + value)));
        return all.toArray(String[]::new);
    }
}
