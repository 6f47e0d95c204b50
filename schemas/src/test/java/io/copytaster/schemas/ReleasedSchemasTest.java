package io.copytaster.schemas;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema can be read by, and can read, every version of it that was ever released: FULL_TRANSITIVE. */
class ReleasedSchemasTest {
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Schema> publicSchemas() {
        return Stream.of(
                RawArticle.getClassSchema(), EnrichedArticle.getClassSchema(), DuplicateArticle.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("publicSchemas")
    void canBeExchangedWithEveryReleasedVersion(Schema schema) {
        List<Schema> released = released(schema.getName());
        assertFalse(released.isEmpty(), "no released version of " + schema.getName() + " in src/released");
        assertDoesNotThrow(() -> FULL_TRANSITIVE.validate(schema, released));
    }

    @ParameterizedTest
    @MethodSource("publicSchemas")
    void isReleasedAsItStands(Schema schema) {
        List<Schema> released = released(schema.getName());
        assertEquals(
                released.get(released.size() - 1),
                parse(Path.of("src/main/avro", schema.getName() + ".avsc")),
                "the newest file in src/released/" + schema.getName()
                        + " must be what src/main/avro holds: keep the change as the next number");
    }

    @Test
    void refusesAFieldThatOldReadersAndWritersDoNotKnow() {
        Schema before = SchemaBuilder.record("R").fields().requiredString("id").endRecord();
        Schema after = SchemaBuilder.record("R")
                .fields()
                .requiredString("id")
                .requiredString("added")
                .endRecord();
        assertThrows(SchemaValidationException.class, () -> FULL_TRANSITIVE.validate(after, List.of(before)));
    }

    private static List<Schema> released(String name) {
        try (var files = Files.list(Path.of("src/released", name))) {
            return files.sorted(Comparator.comparingInt(ReleasedSchemasTest::number))
                    .map(ReleasedSchemasTest::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }
}
