package io.copytaster.ingest.source;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Known;
import io.copytaster.ingest.delivery.Stopped;
import java.io.IOException;

/** Something that articles come from: a file, a folder, an address, a stream. */
public interface Input {
    /** Receives what an input brings. */
    interface Receiver {
        /** Takes one delivery; the next may come when this returns. */
        void receive(Delivery delivery);

        /** Takes one delivery of a source that shows the same again: only what is not known goes on. */
        void receive(Delivery delivery, Known known);

        /** Returns when all that was received so far is where it is to go, and safe there. */
        void settle();

        /** Notes a part of the input that cannot be got at; the others go on. */
        void failed(IngestException failure);
    }

    /** The input as a person knows it: a path, an address, {@code -}. */
    String name();

    /**
     * Looks whether the input can be read, without reading it.
     *
     * @throws IngestException if it cannot, with what to do about it
     */
    void check();

    /** Bytes that its files hold as they are stored, for progress; -1 where that is not known beforehand. */
    long knownBytes();

    /**
     * Hands over each delivery, in an order that is always the same.
     *
     * @throws IngestException if the input fails as a whole
     * @throws IOException if reading it fails
     * @throws Stopped if the thread is interrupted
     */
    void deliver(Receiver receiver) throws IOException;
}
