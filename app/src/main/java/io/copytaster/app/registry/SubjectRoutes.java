package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.copytaster.app.registry.Catalog.Deleted;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** What can be asked about subjects and their versions. */
final class SubjectRoutes {
    private static final String SUBJECT = "/subjects/{subject}";
    private static final String VERSIONS = SUBJECT + "/versions";
    private static final String VERSION = VERSIONS + "/{version}";
    private static final String COMPATIBILITY = "/compatibility" + VERSIONS;

    private final Registrar registrar;
    private final AvroSchemas schemas;

    SubjectRoutes(Registrar registrar, AvroSchemas schemas) {
        this.registrar = registrar;
        this.schemas = schemas;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/subjects", this::subjects);
        routes.post(SUBJECT, this::lookUp);
        routes.delete(SUBJECT, this::deleteSubject);
        routes.get(VERSIONS, this::versions);
        routes.post(VERSIONS, this::register);
        routes.get(VERSION, request -> Rest.answer(request, entity(version(request, Rest.deleted(request)))));
        routes.get(
                VERSION + "/schema",
                request -> Rest.answerRaw(
                        request,
                        version(request, Rest.deleted(request)).schema().canonicalString()));
        routes.get(VERSION + "/referencedby", this::referencedBy);
        routes.delete(VERSION, this::deleteVersion);
        routes.post(COMPATIBILITY, this::checkAll);
        routes.post(COMPATIBILITY + "/{version}", this::checkOne);
    }

    static Schema entity(Change.Registered version) {
        return new Schema(version.subject(), version.version(), version.id(), version.schema());
    }

    /** A prefix that names Confluent's default context, or all, means all: there are no others. */
    static String prefix(Context request) {
        var prefix = request.queryParam("subjectPrefix");
        return prefix == null ? "" : prefix.replaceFirst("^:(\\*|\\.)?:", "");
    }

    private void subjects(Context request) {
        var prefix = prefix(request);
        Rest.answer(
                request,
                registrar.catalog().all(Rest.deleted(request)).stream()
                        .map(Change.Registered::subject)
                        .filter(subject -> subject.startsWith(prefix))
                        .distinct()
                        .toList());
    }

    private void versions(Context request) {
        var subject = request.pathParam("subject");
        Rest.answer(
                request,
                known(subject, Rest.deleted(request)).stream()
                        .map(Change.Registered::version)
                        .toList());
    }

    private void register(Context request) {
        var subject = request.pathParam("subject");
        var body = Rest.body(request, RegisterSchemaRequest::fromJson);
        if (body.getId() != null && body.getId() >= 0) {
            throw RegistryError.unsupported("registering under a given id (mode IMPORT) is");
        }
        var wanted = body.getVersion() == null || body.getVersion() <= 0 ? null : body.getVersion();
        var schema = schemas.read(subject, body, Rest.flag(request, "normalize"));
        Rest.answer(request, new RegisterSchemaResponse(registrar.register(subject, schema, wanted)));
    }

    private void lookUp(Context request) {
        var subject = request.pathParam("subject");
        var versions = known(subject, Rest.deleted(request));
        var normalize = Rest.flag(request, "normalize");
        var schema = schemas.read(subject, Rest.body(request, RegisterSchemaRequest::fromJson), normalize);
        // The latest, if a schema was registered, deleted and registered again.
        var found = versions.stream()
                .filter(version -> Registrar.sameSchema(version.schema(), schema, normalize))
                .reduce((earlier, later) -> later);
        Rest.answer(request, entity(found.orElseThrow(RegistryError::schemaNotFound)));
    }

    private void deleteSubject(Context request) {
        var subject = request.pathParam("subject");
        Rest.answer(request, registrar.deleteSubject(subject, Rest.flag(request, "permanent")));
    }

    private void deleteVersion(Context request) {
        var permanent = Rest.flag(request, "permanent");
        // 'latest' is the latest that can be seen; a number may be one that is hidden.
        var number = request.pathParam("version");
        var named = number.equals("latest") || number.equals("-1");
        var version = version(request, named && !permanent ? Deleted.WITHOUT : Deleted.WITH);
        registrar.deleteVersion(version, permanent);
        Rest.answer(request, version.version());
    }

    private void referencedBy(Context request) {
        version(request, Deleted.WITHOUT);
        // There are no references.
        Rest.answer(request, List.of());
    }

    private void checkOne(Context request) {
        check(request, List.of(version(request, Deleted.WITHOUT)));
    }

    private void checkAll(Context request) {
        check(request, registrar.catalog().versions(request.pathParam("subject"), Deleted.WITHOUT));
    }

    private void check(Context request, List<Change.Registered> versions) {
        var subject = request.pathParam("subject");
        var body = Rest.body(request, RegisterSchemaRequest::fromJson);
        var schema = schemas.read(subject, body, Rest.flag(request, "normalize"));
        var reasons = registrar.incompatibilities(registrar.levelFor(subject), schema, versions);
        var answer = new CompatibilityCheckResponse();
        answer.setIsCompatible(reasons.isEmpty());
        answer.setMessages(Rest.flag(request, "verbose") ? reasons : null);
        Rest.answer(request, answer);
    }

    private List<Change.Registered> known(String subject, Deleted deleted) {
        var versions = registrar.catalog().versions(subject, deleted);
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return versions;
    }

    private Change.Registered version(Context request, Deleted deleted) {
        int number = versionNumber(request.pathParam("version"));
        var versions = known(request.pathParam("subject"), deleted);
        if (number < 0) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryError.versionNotFound(number));
    }

    private static int versionNumber(String text) {
        if (text.equals("latest")) {
            return -1;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0 || number == -1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw RegistryError.invalidVersion(text);
        }
        throw RegistryError.invalidVersion(text);
    }
}
