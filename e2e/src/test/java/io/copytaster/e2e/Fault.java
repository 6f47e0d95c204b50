package io.copytaster.e2e;

/**
 * Something that goes wrong, and is put right again.
 *
 * @param name what is done, and to whom
 */
record Fault(String name, Step begin, Step end) {
    /** A thing to do that may fail. */
    interface Step {
        void run() throws Exception;
    }

    static Fault killed(Service service) {
        return new Fault("kill -9 " + service.name(), service::kill, service::start);
    }

    static Fault stopped(Service service) {
        return new Fault("stop " + service.name(), service::stop, service::start);
    }

    static Fault paused(Service service) {
        return new Fault("pause " + service.name(), service::pause, service::resume);
    }
}
