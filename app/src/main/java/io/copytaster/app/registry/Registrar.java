package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.copytaster.app.registry.Catalog.Deleted;
import java.util.List;
import java.util.Objects;

/**
 * What changes the registry. One change at a time, and each is in the log before it is seen or answered: so an id that
 * somebody was told is never given to another schema.
 */
final class Registrar {
    private final SchemaLog log;
    private final Object turn = new Object();
    private volatile Catalog catalog = new Catalog();
    /** Whether the log may have what the catalog has not; guarded by the turn. */
    private boolean behind = true;

    Registrar(SchemaLog log) {
        this.log = log;
    }

    /** Reads the log. */
    void load() {
        synchronized (turn) {
            catchUp();
        }
    }

    Catalog catalog() {
        return catalog;
    }

    /**
     * Registers a schema under a subject, unless it is there already.
     *
     * @param wantedVersion that it must get if it is new, or null for the next one
     * @return its id, which is the same under every subject
     */
    int register(String subject, ParsedSchema schema, Integer wantedVersion) {
        synchronized (turn) {
            catchUp();
            var live = catalog.versions(subject, Deleted.WITHOUT);
            for (var version : live) {
                if (sameSchema(version.schema(), schema, false)) {
                    return version.id();
                }
            }
            var reasons = incompatibilities(levelFor(subject), schema, live);
            if (!reasons.isEmpty()) {
                throw RegistryError.incompatible(subject, reasons);
            }
            int next = catalog.versions(subject, Deleted.WITH).stream()
                            .mapToInt(Change.Registered::version)
                            .max()
                            .orElse(0)
                    + 1;
            if (wantedVersion != null && wantedVersion != next) {
                throw RegistryError.invalidVersion(wantedVersion + " (the next one is " + next + ")");
            }
            int id = catalog.idFor(schema);
            write(List.of(new Change.Registered(subject, next, id, schema, false)));
            return id;
        }
    }

    /** Hides a subject, or deletes one that is hidden for good; the versions that it concerned. */
    List<Integer> deleteSubject(String subject, boolean permanent) {
        synchronized (turn) {
            catchUp();
            var all = catalog.versions(subject, Deleted.WITH);
            var live = catalog.versions(subject, Deleted.WITHOUT);
            if (all.isEmpty()) {
                throw RegistryError.subjectNotFound(subject);
            }
            if (permanent && !live.isEmpty()) {
                throw RegistryError.subjectNotYetDeleted(subject);
            }
            if (!permanent && live.isEmpty()) {
                throw RegistryError.subjectDeletedAlready(subject);
            }
            if (permanent) {
                write(all.stream().map(Registrar::removed).toList());
                return all.stream().map(Change.Registered::version).toList();
            }
            write(live.stream().map(Change.Registered::asDeleted).toList());
            return live.stream().map(Change.Registered::version).toList();
        }
    }

    /** Hides a version, or deletes one that is hidden for good. */
    void deleteVersion(Change.Registered version, boolean permanent) {
        synchronized (turn) {
            catchUp();
            var current = catalog.versions(version.subject(), Deleted.WITH).stream()
                    .filter(one -> one.version() == version.version())
                    .findFirst()
                    .orElseThrow(() -> RegistryError.versionNotFound(version.version()));
            if (permanent && !current.deleted()) {
                throw RegistryError.versionNotYetDeleted(current.subject(), current.version());
            }
            if (!permanent && current.deleted()) {
                throw RegistryError.versionDeletedAlready(current.subject(), current.version());
            }
            write(List.of(permanent ? removed(current) : current.asDeleted()));
        }
    }

    /**
     * Sets a compatibility level.
     *
     * @param subject null: of all that have none of their own
     * @param level null: unset
     */
    void setLevel(String subject, CompatibilityLevel level) {
        synchronized (turn) {
            catchUp();
            write(List.of(new Change.CompatibilitySet(subject, level)));
        }
    }

    CompatibilityLevel levelFor(String subject) {
        var known = catalog;
        return known.levelOf(subject).orElseGet(known::globalLevel);
    }

    /** Why a schema cannot follow the versions, oldest first; empty if it can. */
    List<String> incompatibilities(CompatibilityLevel level, ParsedSchema schema, List<Change.Registered> versions) {
        List<ParsedSchemaHolder> earlier = versions.stream()
                .map(version -> (ParsedSchemaHolder) new SimpleParsedSchemaHolder(version.schema()))
                .toList();
        return schema.isCompatible(level, earlier);
    }

    static boolean sameSchema(ParsedSchema one, ParsedSchema other, boolean normalized) {
        return normalized
                ? Objects.equals(
                        one.normalize().canonicalString(), other.normalize().canonicalString())
                : Objects.equals(one.canonicalString(), other.canonicalString());
    }

    private static Change.Removed removed(Change.Registered version) {
        return new Change.Removed(version.subject(), version.version(), version.id());
    }

    private void write(List<? extends Change> changes) {
        // Until the broker has answered, nobody knows whether it has them.
        behind = true;
        log.append(changes);
        changes.forEach(catalog::apply);
        behind = false;
    }

    private void catchUp() {
        if (behind) {
            catalog = replay();
            behind = false;
        }
    }

    private Catalog replay() {
        var read = new Catalog();
        log.replay(read::apply);
        return read;
    }
}
