package io.copytaster.e2e.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What users of a registry rely on, asked through Confluent's own client. Every test has subjects of its own. */
interface RegistryContract {
    /** Address of the registry under test. */
    String url();

    @BeforeEach
    default void asksForFullCompatibility() throws Exception {
        // The registries have different defaults, and a client has to be able to set it.
        client().updateCompatibility(null, "FULL_TRANSITIVE");
        assertEquals("FULL_TRANSITIVE", client().getCompatibility(null));
    }

    @Test
    default void givesOneIdToOneSchemaUnderEverySubject() throws Exception {
        var schema = story("headline");
        String first = subject();
        String second = subject();

        int id = client().register(first, schema);

        assertEquals(id, client().register(second, schema));
        assertEquals(schema.canonicalString(), client().getSchemaById(id).canonicalString());
        assertEquals(schema.canonicalString(), new AvroSchema(rest().getId(id).getSchemaString()).canonicalString());
        assertTrue(client().getAllVersionsById(id)
                .containsAll(Set.of(new SubjectVersion(first, 1), new SubjectVersion(second, 1))));
    }

    @Test
    default void registersTheSameSchemaOnce() throws Exception {
        var subject = subject();
        int id = client().register(subject, story("headline"));

        assertEquals(id, client().register(subject, story("headline")));

        assertEquals(List.of(1), client().getAllVersions(subject));
    }

    @Test
    default void countsVersionsUp() throws Exception {
        var subject = subject();
        int first = client().register(subject, story("headline"));
        int second = client().register(subject, story("headline", "byline"));

        assertNotEquals(first, second);
        assertEquals(List.of(1, 2), client().getAllVersions(subject));
        assertEquals(first, client().getSchemaMetadata(subject, 1).getId());
        var latest = client().getLatestSchemaMetadata(subject);
        assertEquals(2, latest.getVersion());
        assertEquals(second, latest.getId());
        assertEquals(
                story("headline", "byline").canonicalString(), new AvroSchema(latest.getSchema()).canonicalString());
        assertEquals(
                story("headline").canonicalString(),
                new AvroSchema(rest().getVersionSchemaOnly(subject, 1)).canonicalString());
        assertEquals(2, rest().getVersion(subject, -1).getVersion());
        assertTrue(client().getAllSubjects().contains(subject));
    }

    @Test
    default void looksUpASchemaBySubject() throws Exception {
        var subject = subject();
        int id = client().register(subject, story("headline"));
        client().register(subject, story("headline", "byline"));

        assertEquals(1, client().getVersion(subject, story("headline")));
        assertEquals(id, client().getId(subject, story("headline")));
        assertEquals(id, client().getId(subject, story("headline"), true));
        refused(40403, () -> client().getVersion(subject, story("dateline")));
        refused(40401, () -> client().getVersion(subject(), story("headline")));
    }

    @Test
    default void refusesWhatIsIncompatible() throws Exception {
        var subject = subject();
        client().register(subject, story("headline"));
        var incompatible = new AvroSchema(
                """
                {"type":"record","name":"Story","fields":[{"name":"text","type":"int"}]}""");

        assertFalse(client().testCompatibility(subject, incompatible));
        assertFalse(client().testCompatibilityVerbose(subject, incompatible).isEmpty());
        refused(409, () -> client().register(subject, incompatible));

        assertEquals(List.of(1), client().getAllVersions(subject));
        assertTrue(client().testCompatibility(subject, story("headline", "byline")));
        assertEquals(List.of(), client().testCompatibilityVerbose(subject, story("headline", "byline")));
    }

    @Test
    default void comparesWithEveryVersionWhenItIsTransitive() throws Exception {
        // given: 'note' came as text, and was dropped
        var subject = subject();
        client().register(subject, story("note"));
        client().register(subject, story());
        var asNumber = new AvroSchema(
                """
                {"type":"record","name":"Story","fields":[{"name":"text","type":"string"},
                {"name":"note","type":["null","int"],"default":null}]}""");

        // when it comes again as a number, the last version does not mind, the first one does
        refused(409, () -> client().register(subject, asNumber));
        client().updateCompatibility(subject, "FULL");

        // then
        client().register(subject, asNumber);
        assertEquals(List.of(1, 2, 3), client().getAllVersions(subject));
    }

    @Test
    default void keepsACompatibilityLevelForASubject() throws Exception {
        // given: a later version without 'text' can read what was written before, and not the other way round
        var subject = subject();
        client().register(subject, story("headline"));
        var withoutText = new AvroSchema(
                """
                {"type":"record","name":"Story","fields":[
                {"name":"headline","type":["null","string"],"default":null}]}""");
        refused(409, () -> client().register(subject, withoutText));

        // when
        client().updateCompatibility(subject, "BACKWARD");

        // then
        assertEquals("BACKWARD", client().getCompatibility(subject));
        assertEquals("FULL_TRANSITIVE", client().getCompatibility(null));
        client().register(subject, withoutText);
        client().deleteCompatibility(subject);
        assertEquals(
                "FULL_TRANSITIVE", rest().getConfig(Map.of(), subject, true).getCompatibilityLevel());
    }

    @Test
    default void hidesADeletedSubjectAndKeepsItsIds() throws Exception {
        var subject = subject();
        int id = client().register(subject, story(subject));

        assertEquals(List.of(1), client().deleteSubject(subject));

        refused(40401, () -> client().getAllVersions(subject));
        assertFalse(client().getAllSubjects().contains(subject));
        assertTrue(client().getAllSubjects(true).contains(subject));
        assertEquals(
                story(subject).canonicalString(), client().getSchemaById(id).canonicalString());
    }

    @Test
    default void deletesForGoodOnlyWhatIsDeleted() throws Exception {
        var subject = subject();
        client().register(subject, story("headline"));
        refused(40405, () -> client().deleteSubject(subject, true));
        client().deleteSubject(subject);

        assertEquals(List.of(1), client().deleteSubject(subject, true));

        assertFalse(client().getAllSubjects(true).contains(subject));
        refused(40401, () -> client().deleteSubject(subject));
    }

    @Test
    default void deletesOneVersion() throws Exception {
        var subject = subject();
        client().register(subject, story("headline"));
        client().register(subject, story("headline", "byline"));
        refused(40407, () -> client().deleteSchemaVersion(subject, "1", true));

        assertEquals(1, client().deleteSchemaVersion(subject, "1"));

        assertEquals(List.of(2), client().getAllVersions(subject));
        refused(40402, () -> client().getSchemaMetadata(subject, 1));
        assertEquals(1, client().deleteSchemaVersion(subject, "1", true));
        refused(40402, () -> client().deleteSchemaVersion(subject, "1", true));
    }

    @Test
    default void saysWhatIsNotThere() throws Exception {
        var subject = subject();
        refused(40401, () -> client().getAllVersions(subject));
        refused(40401, () -> client().getLatestSchemaMetadata(subject));
        refused(40401, () -> client().deleteSubject(subject));
        refused(40403, () -> rest().getId(987_654_321));
        client().register(subject, story("headline"));
        refused(40402, () -> client().getSchemaMetadata(subject, 7));
    }

    @Test
    default void saysWhatIsInvalid() throws Exception {
        var subject = subject();
        refused(42201, () -> rest().registerSchema("{\"type\":\"recor\"}", subject));
        assertThrows(RestClientException.class, () -> client().updateCompatibility(subject, "SOMEWHAT"));
    }

    /** ASCII: beyond it the client itself escapes in Latin-1, which no server reads. */
    @Test
    default void takesAnyCharacterInASubject() throws Exception {
        var subject = subject() + "/wire & #1+2%?";

        int id = client().register(subject, story("headline"));

        assertEquals(id, client().getLatestSchemaMetadata(subject).getId());
        assertTrue(client().getAllSubjects().contains(subject));
        assertEquals(List.of(1), client().deleteSubject(subject));
    }

    @Test
    default void knowsAvro() throws Exception {
        assertTrue(rest().getSchemaTypes().contains("AVRO"));
    }

    @Test
    default void keepsIdsApartWhenManyRegisterAtOnce() throws Exception {
        // given: eight schemas, each under three subjects
        var work = new ArrayList<Callable<List<Integer>>>();
        var run = UUID.randomUUID().toString().replace("-", "");
        for (int i = 0; i < 24; i++) {
            var schema = story("f" + i % 8 + run);
            work.add(() -> List.of(schema.canonicalString().hashCode(), client().register(subject(), schema)));
        }

        // when
        var pairs = new HashSet<List<Integer>>();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var done : threads.invokeAll(work)) {
                pairs.add(done.get());
            }
        } finally {
            threads.shutdown();
        }

        // then
        assertEquals(8, pairs.size());
        assertEquals(8, pairs.stream().map(pair -> pair.get(1)).distinct().count());
    }

    /** A client without memory of earlier calls. */
    private CachedSchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(url(), 100, List.of(new AvroSchemaProvider()), Map.of());
    }

    private RestService rest() {
        return new RestService(url());
    }

    private static String subject() {
        return "wire-" + UUID.randomUUID() + "-value";
    }

    /** A record of a text, and of optional texts. */
    private static AvroSchema story(String... optionalFields) {
        var fields = new StringBuilder("{\"name\":\"text\",\"type\":\"string\"}");
        for (var field : optionalFields) {
            fields.append(",{\"name\":\"%s\",\"type\":[\"null\",\"string\"],\"default\":null}"
                    .formatted(field.replace('-', '_')));
        }
        return new AvroSchema("{\"type\":\"record\",\"name\":\"Story\",\"fields\":[%s]}".formatted(fields));
    }

    private static void refused(int code, Executable call) {
        var refusal = assertThrows(RestClientException.class, call);
        assertEquals(code, refusal.getErrorCode(), refusal::getMessage);
    }
}
