package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the schema log amounts to, in memory. Safe for several threads. */
final class Catalog {
    /** Until another one is set: every version can be read with, and can read, every other one. */
    static final CompatibilityLevel DEFAULT_COMPATIBILITY = CompatibilityLevel.FULL_TRANSITIVE;

    private final NavigableMap<String, NavigableMap<Integer, Change.Registered>> subjects = new TreeMap<>();
    private final Map<Integer, ParsedSchema> schemas = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private CompatibilityLevel globalLevel = DEFAULT_COMPATIBILITY;
    private int lastId;

    synchronized void apply(Change change) {
        if (change instanceof Change.Registered registered) {
            subjects.computeIfAbsent(registered.subject(), subject -> new TreeMap<>())
                    .put(registered.version(), registered);
            schemas.put(registered.id(), registered.schema());
            ids.put(registered.schema().canonicalString(), registered.id());
            lastId = Math.max(lastId, registered.id());
        } else if (change instanceof Change.Removed removed) {
            remove(removed);
        } else if (change instanceof Change.CompatibilitySet set) {
            setLevel(set);
        }
    }

    /** The registered versions of a subject in ascending order; empty if there is no such subject. */
    synchronized List<Change.Registered> versions(String subject, Deleted deleted) {
        var versions = subjects.get(subject);
        return versions == null
                ? List.of()
                : versions.values().stream().filter(deleted::takes).toList();
    }

    /** Everything registered, by subject and version. */
    synchronized List<Change.Registered> all(Deleted deleted) {
        return everything().filter(deleted::takes).toList();
    }

    /** Where a schema is registered. */
    synchronized List<Change.Registered> withId(int id, Deleted deleted) {
        return everything()
                .filter(version -> version.id() == id && deleted.takes(version))
                .toList();
    }

    /** A schema that was not deleted for good. */
    synchronized Optional<ParsedSchema> schema(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    /** The id that the schema has already, under whatever subject, or the next free one. */
    synchronized int idFor(ParsedSchema schema) {
        return ids.getOrDefault(schema.canonicalString(), lastId + 1);
    }

    /** The highest id that was ever given. */
    synchronized int lastId() {
        return lastId;
    }

    synchronized CompatibilityLevel globalLevel() {
        return globalLevel;
    }

    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private Stream<Change.Registered> everything() {
        return subjects.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    private void remove(Change.Removed removed) {
        var versions = subjects.getOrDefault(removed.subject(), new TreeMap<>());
        versions.remove(removed.version());
        if (versions.isEmpty()) {
            subjects.remove(removed.subject());
        }
        lastId = Math.max(lastId, removed.id());
        if (everything().noneMatch(version -> version.id() == removed.id())) {
            schemas.remove(removed.id());
            ids.values().removeIf(id -> id == removed.id());
        }
    }

    private void setLevel(Change.CompatibilitySet set) {
        if (set.subject() == null) {
            globalLevel = set.level() == null ? DEFAULT_COMPATIBILITY : set.level();
        } else if (set.level() == null) {
            levels.remove(set.subject());
        } else {
            levels.put(set.subject(), set.level());
        }
    }

    /** Which versions to take: the API hides softly deleted ones unless it is asked for them. */
    enum Deleted {
        WITHOUT,
        WITH,
        ONLY;

        boolean takes(Change.Registered version) {
            return switch (this) {
                case WITHOUT -> !version.deleted();
                case WITH -> true;
                case ONLY -> version.deleted();
            };
        }
    }
}
