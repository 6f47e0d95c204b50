package io.copytaster.app.run;

import io.copytaster.app.broker.DataFolder;
import java.io.UncheckedIOException;
import org.apache.kafka.common.utils.Exit;

/**
 * Says what happened when Kafka ends the whole process, which it does at once when it can no longer write its folder, as
 * on a full disk. To end like this loses nothing, and to close what cannot be written any more could take for ever.
 */
final class BrokerHalt implements AutoCloseable {
    private static final int FAILED = 1;
    private static final int MEBIBYTE = 1 << 20;

    private BrokerHalt() {}

    /** From now on, for a broker in this folder; until it is closed. */
    static BrokerHalt of(DataFolder data) {
        Exit.setHaltProcedure((code, reason) -> {
            System.err.println("copytaster: " + message(data));
            removeTemporary(data);
            Runtime.getRuntime().halt(FAILED);
        });
        return new BrokerHalt();
    }

    private static String message(DataFolder data) {
        long free = data.root().toFile().getUsableSpace() / MEBIBYTE;
        return data.root() + ": the embedded broker cannot write there any more, with " + free + " MB free; "
                + (data.isTemporary()
                        ? "make room, or name a folder on a larger disk with --data, and run again"
                        : "make room or move the folder to a larger disk, and run again: it goes on where it was");
    }

    /** Nobody looks at it again, and it may be what fills the disk. */
    private static void removeTemporary(DataFolder data) {
        if (data.isTemporary()) {
            try {
                data.close();
            } catch (UncheckedIOException e) {
                System.err.println("copytaster: " + data.root() + " is left behind (" + e.getMessage() + ")");
            }
        }
    }

    @Override
    public void close() {
        Exit.resetHaltProcedure();
    }
}
