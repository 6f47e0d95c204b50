package io.copytaster.ingest.source.push;

/** Lets requests in: the server that a program brings. */
@FunctionalInterface
public interface PushDoor {
    /** A server that takes requests until it is closed. */
    interface Open extends AutoCloseable {
        /** Takes no more requests, and ends when those under way are answered. */
        @Override
        void close();
    }

    /**
     * Starts to take requests.
     *
     * @param reception what to do with each
     * @throws RuntimeException if it cannot listen there; the message says why
     */
    Open open(PushSource source, Reception reception);
}
