package io.copytaster.enrich.failure;

import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells a folder of state stores that cannot be written, as on a full disk, from other failures. */
public final class StateFailure {
    private StateFailure() {}

    /** What the operating system says of it; empty if something else is behind an exception. */
    public static Optional<String> reason(Throwable exception) {
        boolean ofState = false;
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            ofState |= cause instanceof ProcessorStateException;
            if (isOfTheDisk(cause) || (ofState && cause instanceof IOException)) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheDisk(Throwable cause) {
        return cause instanceof RocksDBException failure
                && failure.getStatus() != null
                && failure.getStatus().getCode() == Status.Code.IOError;
    }
}
