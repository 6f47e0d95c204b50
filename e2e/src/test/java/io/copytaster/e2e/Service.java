package io.copytaster.e2e;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A process that is started again after it has ended, as a service manager does. */
final class Service implements AutoCloseable {
    private final String name;
    private final Callable<Child> starter;
    private Child child;

    /** One that runs from now on. */
    Service(String name, Callable<Child> starter) throws Exception {
        this.name = name;
        this.starter = starter;
        child = starter.call();
    }

    String name() {
        return name;
    }

    Child child() {
        return child;
    }

    /** Starts it after it was killed or stopped. */
    void start() throws Exception {
        if (child.isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        child = starter.call();
    }

    /** Ends it at once. */
    void kill() throws Exception {
        requireAlive();
        child.kill();
    }

    /** Ends it in good order. */
    void stop() throws Exception {
        requireAlive();
        child.stop();
    }

    void pause() throws Exception {
        requireAlive();
        child.pause();
    }

    void resume() throws Exception {
        child.resume();
    }

    /** Fails if it ended though nobody ended it. */
    void requireAlive() throws IOException {
        if (!child.isAlive()) {
            throw new AssertionError(name + " has ended by itself:\n" + child.err());
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
