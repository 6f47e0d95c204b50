package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;

/** One record of the schema log: what happened to the registry. */
sealed interface Change {
    /**
     * A version of a subject was registered, or registered and then deleted softly.
     *
     * @param deleted whether the version is hidden; its id can still be read
     */
    record Registered(String subject, int version, int id, ParsedSchema schema, boolean deleted) implements Change {
        Registered asDeleted() {
            return new Registered(subject, version, id, schema, true);
        }
    }

    /** A version was deleted for good. Its id is kept, so that it is never given to another schema. */
    record Removed(String subject, int version, int id) implements Change {}

    /**
     * A compatibility level was set.
     *
     * @param subject null: of all that have none of their own
     * @param level null: unset
     */
    record CompatibilitySet(String subject, CompatibilityLevel level) implements Change {}
}
