package io.copytaster.ingest.source;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Stopped;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Something that articles come from: a file, a folder, an address, a stream. */
public interface Input {
    /** Receives what an input brings. Threads may share it, except for {@link #settle}. */
    interface Receiver {
        /** Takes one delivery; returns when it is read, and whether it could be read to its end. */
        default boolean receive(Delivery delivery) {
            return receive(delivery, UnaryOperator.identity());
        }

        /**
         * Takes one delivery, and lets a desk of the input's own see first what is found in it.
         *
         * @param before makes the input's desk out of the one that it passes on to
         * @return whether it could be read to its end; if not, it was reported
         */
        boolean receive(Delivery delivery, UnaryOperator<Desk> before);

        /**
         * Waits until all that was received so far is where it is to go, and safe there. Neither the wait nor what follows
         * is interrupted. Only for the thread that delivers.
         *
         * @param then what may be done only after that
         */
        void settle(Runnable then);

        /** Notes a part of the input that cannot be got at; the others go on. */
        void failed(IngestException failure);

        /**
         * Notes in what state a source is, for the report.
         *
         * @param words null if there is nothing to say of it any more
         */
        void note(String source, String words);

        /** Where the input may keep what it has to know when it is started again. */
        SourceStates states();
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

    /** Whether it goes on until it is stopped, so that it must be read beside the others. */
    default boolean isEndless() {
        return false;
    }

    /**
     * Hands over each delivery, in an order that is always the same.
     *
     * @throws IngestException if the input fails as a whole
     * @throws IOException if reading it fails
     * @throws Stopped if the thread is interrupted
     */
    void deliver(Receiver receiver) throws IOException;
}
