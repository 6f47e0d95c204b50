package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.copytaster.app.registry.Catalog.Deleted;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be asked about schemas by their id. */
final class SchemaRoutes {
    private static final String ID = "/schemas/ids/{id}";

    private final Registrar registrar;

    SchemaRoutes(Registrar registrar) {
        this.registrar = registrar;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", request -> Rest.answer(request, Map.of()));
        routes.get("/contexts", request -> Rest.answer(request, List.of(".")));
        routes.get("/schemas", this::all);
        routes.get("/schemas/types", request -> Rest.answer(request, List.of(AvroSchema.TYPE)));
        routes.get(ID, this::byId);
        routes.get(ID + "/schema", request -> Rest.answerRaw(request, schema(request)));
        routes.get(
                ID + "/subjects",
                request -> Rest.answer(
                        request,
                        uses(request).stream()
                                .map(Change.Registered::subject)
                                .distinct()
                                .toList()));
        routes.get(
                ID + "/versions",
                request -> Rest.answer(
                        request,
                        uses(request).stream()
                                .map(use -> new SubjectVersion(use.subject(), use.version()))
                                .toList()));
    }

    private void all(Context request) {
        var prefix = SubjectRoutes.prefix(request);
        var versions = registrar.catalog().all(Rest.deleted(request)).stream()
                .filter(version -> version.subject().startsWith(prefix))
                .toList();
        if (Rest.flag(request, "latestOnly")) {
            var latest = new LinkedHashMap<String, Change.Registered>();
            versions.forEach(version -> latest.put(version.subject(), version));
            versions = List.copyOf(latest.values());
        }
        Rest.answer(request, versions.stream().map(SubjectRoutes::entity).toList());
    }

    private void byId(Context request) {
        var answer = new SchemaString(schema(request));
        if (Rest.flag(request, "fetchMaxId")) {
            answer.setMaxId(registrar.catalog().lastId());
        }
        Rest.answer(request, answer);
    }

    /** Also of a softly deleted version: records that were written with it are still to be read. */
    private String schema(Context request) {
        int id = Rest.number(request, "id");
        return registrar
                .catalog()
                .schema(id)
                .orElseThrow(() -> RegistryError.schemaNotFound(id))
                .canonicalString();
    }

    private List<Change.Registered> uses(Context request) {
        int id = Rest.number(request, "id");
        if (registrar.catalog().withId(id, Deleted.WITH).isEmpty()) {
            throw RegistryError.schemaNotFound(id);
        }
        return registrar.catalog().withId(id, Rest.deleted(request));
    }
}
