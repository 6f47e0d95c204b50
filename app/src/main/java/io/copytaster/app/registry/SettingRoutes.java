package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.entities.Mode;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ConfigUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ModeUpdateRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;

/** Compatibility levels, and the mode, which is always to read and to write. */
final class SettingRoutes {
    private static final String READWRITE = "READWRITE";
    private static final Set<String> OTHER_MODES = Set.of("READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

    private final Registrar registrar;

    SettingRoutes(Registrar registrar) {
        this.registrar = registrar;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/config",
                request -> Rest.answer(request, new Config(registrar.catalog().globalLevel().name)));
        routes.put("/config", request -> setLevel(request, null));
        routes.delete("/config", this::unsetGlobalLevel);
        routes.get("/config/{subject}", this::levelOfSubject);
        routes.put("/config/{subject}", request -> setLevel(request, request.pathParam("subject")));
        routes.delete("/config/{subject}", this::unsetLevelOfSubject);
        routes.get("/mode", request -> Rest.answer(request, new Mode(READWRITE)));
        routes.put("/mode", SettingRoutes::setMode);
        routes.get("/mode/{subject}", SettingRoutes::modeOfSubject);
        routes.put("/mode/{subject}", SettingRoutes::setMode);
    }

    private void levelOfSubject(Context request) {
        var subject = request.pathParam("subject");
        var level = registrar.catalog().levelOf(subject);
        if (level.isEmpty() && !Rest.flag(request, "defaultToGlobal")) {
            throw RegistryError.noCompatibilityOfItsOwn(subject);
        }
        Rest.answer(request, new Config(registrar.levelFor(subject).name));
    }

    private void setLevel(Context request, String subject) {
        var wanted = Rest.body(request, ConfigUpdateRequest::fromJson);
        refuseUnsupported(wanted);
        var name = wanted.getCompatibilityLevel();
        var level = name == null ? null : CompatibilityLevel.forName(name.toUpperCase(Locale.ROOT));
        if (level == null) {
            throw RegistryError.invalidCompatibility(name);
        }
        registrar.setLevel(subject, level);
        var answer = new ConfigUpdateRequest();
        answer.setCompatibilityLevel(level.name);
        Rest.answer(request, answer);
    }

    private void unsetGlobalLevel(Context request) {
        var before = registrar.catalog().globalLevel();
        registrar.setLevel(null, null);
        Rest.answer(request, new Config(before.name));
    }

    private void unsetLevelOfSubject(Context request) {
        var subject = request.pathParam("subject");
        var before = registrar.catalog().levelOf(subject).orElseThrow(() -> RegistryError.subjectNotFound(subject));
        registrar.setLevel(subject, null);
        Rest.answer(request, new Config(before.name));
    }

    /** Rather than to say yes and do nothing. */
    private static void refuseUnsupported(ConfigUpdateRequest wanted) {
        if (wanted.getAlias() != null
                || wanted.isNormalize() != null
                || wanted.isValidateFields() != null
                || wanted.isValidateRules() != null
                || wanted.getCompatibilityGroup() != null
                || wanted.getDefaultMetadata() != null
                || wanted.getOverrideMetadata() != null
                || wanted.getDefaultRuleSet() != null
                || wanted.getOverrideRuleSet() != null) {
            throw RegistryError.unsupported("settings other than compatibility are");
        }
    }

    private static void modeOfSubject(Context request) {
        if (!Rest.flag(request, "defaultToGlobal")) {
            throw RegistryError.noModeOfItsOwn(request.pathParam("subject"));
        }
        Rest.answer(request, new Mode(READWRITE));
    }

    private static void setMode(Context request) {
        var mode = Rest.body(request, ModeUpdateRequest::fromJson).getMode();
        if (mode != null && OTHER_MODES.contains(mode)) {
            throw RegistryError.unsupported("mode " + mode + " is");
        }
        if (!READWRITE.equals(mode)) {
            throw RegistryError.invalidMode(mode);
        }
        Rest.answer(request, new ModeUpdateRequest(mode));
    }
}
