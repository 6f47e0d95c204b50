package io.copytaster.sink;

import java.io.IOException;

/** A real server that ends as in a loss of power, and begins again with what it held. */
public interface KillableServer {
    /** Ends it at once, with all its processes. */
    void kill();

    /** Starts it again; returns when it answers. */
    void start() throws IOException;
}
