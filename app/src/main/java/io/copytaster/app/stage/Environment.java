package io.copytaster.app.stage;

/** Settings that may stand in the environment, where other users of the machine do not see them. */
final class Environment {
    private Environment() {}

    /** A value as an option gave it; else of an environment variable; else null. */
    static String or(String option, String variable) {
        String value = option == null ? System.getenv(variable) : option;
        return value == null || value.isEmpty() ? null : value;
    }
}
