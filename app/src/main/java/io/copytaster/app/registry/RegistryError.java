package io.copytaster.app.registry;

/** A refusal as Confluent's API words it: an HTTP status, and a code that its clients know. */
final class RegistryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Confluent's code: the HTTP status, or the status and two digits more. */
    int code() {
        return code;
    }

    int status() {
        return code < 1000 ? code : code / 100;
    }

    static RegistryError subjectNotFound(String subject) {
        return new RegistryError(40401, "Subject '%s' not found.".formatted(subject));
    }

    static RegistryError versionNotFound(int version) {
        return new RegistryError(40402, "Version %d not found.".formatted(version));
    }

    static RegistryError schemaNotFound() {
        return new RegistryError(40403, "Schema not found");
    }

    static RegistryError schemaNotFound(int id) {
        return new RegistryError(40403, "Schema %d not found".formatted(id));
    }

    static RegistryError subjectDeletedAlready(String subject) {
        return new RegistryError(
                40404, "Subject '%s' was soft deleted. Set permanent=true to delete permanently".formatted(subject));
    }

    static RegistryError subjectNotYetDeleted(String subject) {
        return new RegistryError(
                40405, "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
    }

    static RegistryError versionDeletedAlready(String subject, int version) {
        return new RegistryError(
                40406,
                "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                        .formatted(subject, version));
    }

    static RegistryError versionNotYetDeleted(String subject, int version) {
        return new RegistryError(
                40407,
                "Subject '%s' Version %d was not deleted first before being permanently deleted"
                        .formatted(subject, version));
    }

    static RegistryError noCompatibilityOfItsOwn(String subject) {
        return new RegistryError(
                40408, "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
    }

    static RegistryError noModeOfItsOwn(String subject) {
        return new RegistryError(40409, "Subject '%s' does not have subject-level mode configured".formatted(subject));
    }

    static RegistryError incompatible(String subject, Object reasons) {
        return new RegistryError(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
                        .formatted(subject, reasons));
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
                        .formatted(version));
    }

    static RegistryError invalidCompatibility(String level) {
        return new RegistryError(
                42203,
                "Invalid compatibility level %s. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive"
                        .formatted(level));
    }

    static RegistryError invalidMode(String mode) {
        return new RegistryError(42204, "Invalid mode %s. The embedded registry knows READWRITE".formatted(mode));
    }

    /** What Confluent's registry can do and this one cannot. */
    static RegistryError unsupported(String what) {
        return new RegistryError(
                42205, what + " not supported by the embedded registry: use a full one (--schema-registry)");
    }

    static RegistryError badRequest(String why) {
        return new RegistryError(400, why);
    }

    static RegistryError notFound() {
        return new RegistryError(404, "HTTP 404 Not Found");
    }

    static RegistryError storeFailed(String why) {
        return new RegistryError(50001, "Error in the backend data store: " + why);
    }
}
