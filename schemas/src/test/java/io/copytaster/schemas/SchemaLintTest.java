package io.copytaster.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas say of every record, enum and field what it means, and of every field that may be null what null means. */
class SchemaLintTest {
    @ParameterizedTest
    @MethodSource("io.copytaster.schemas.ReleasedSchemasTest#publicSchemas")
    void saysWhatEverythingMeans(Schema schema) {
        var faults = new ArrayList<String>();
        lint(schema, schema.getName(), faults, new HashSet<>());
        assertEquals(List.of(), faults);
    }

    @Test
    void findsWhatIsNotSaid() {
        Schema bad = new Schema.Parser()
                .parse(
                        """
                        {"type":"record","name":"R","doc":"A record.","fields":[
                          {"name":"a","type":"string"},
                          {"name":"b","type":["null","string"],"default":null,"doc":"Something."},
                          {"name":"c_d","type":"string","doc":"Something."},
                          {"name":"atTime","type":"long","doc":"When."}]}""");
        var faults = new ArrayList<String>();
        lint(bad, "R", faults, new HashSet<>());
        assertEquals(
                List.of(
                        "R.a: no doc",
                        "R.b: doc does not say what null means",
                        "R.c_d: not in camel case",
                        "R.atTime: a time must be timestamp-millis"),
                faults);
    }

    private static void lint(Schema schema, String path, List<String> faults, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!seen.add(schema.getFullName())) {
                    return;
                }
                if (schema.getDoc() == null) {
                    faults.add(path + ": no doc");
                }
                schema.getFields().forEach(f -> lintField(f, path + "." + f.name(), faults, seen));
            }
            case ENUM -> {
                if (schema.getDoc() == null) {
                    faults.add(path + ": enum without doc");
                }
            }
            case UNION -> schema.getTypes().forEach(t -> lint(t, path, faults, seen));
            case ARRAY -> lint(schema.getElementType(), path, faults, seen);
            case MAP -> lint(schema.getValueType(), path, faults, seen);
            default -> {}
        }
    }

    private static void lintField(Schema.Field field, String path, List<String> faults, Set<String> seen) {
        String doc = field.doc();
        if (!field.name().matches("[a-z][A-Za-z0-9]*")) {
            faults.add(path + ": not in camel case");
        }
        if (doc == null || doc.isBlank()) {
            faults.add(path + ": no doc");
        } else if (field.schema().isNullable() && !doc.contains("Null:") && !doc.startsWith("As in ")) {
            faults.add(path + ": doc does not say what null means");
        }
        boolean time = field.name().matches("at[A-Z].*|.*(At|Until)");
        Schema type = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
        if (time
                && (type.getLogicalType() == null
                        || !type.getLogicalType().getName().equals("timestamp-millis"))) {
            faults.add(path + ": a time must be timestamp-millis");
        }
        lint(field.schema(), path, faults, seen);
    }
}
