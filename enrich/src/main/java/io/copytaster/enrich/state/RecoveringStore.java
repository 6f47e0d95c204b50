package io.copytaster.enrich.state;

import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * A store on disk that asks for its task to be restored when its files are damaged. A process that was killed while Kafka
 * Streams deleted a store leaves some of the files, such as the pointer to a manifest that is gone: RocksDB refuses to open
 * those, and Kafka Streams would give up at each start, though the changelog holds everything.
 */
final class RecoveringStore extends RocksDBStore {
    private static final String METRICS_SCOPE = "rocksdb";
    private static final String MISSING = "No such file";

    private RecoveringStore(String name) {
        super(name, METRICS_SCOPE);
    }

    static KeyValueBytesStoreSupplier named(String name) {
        return new Supplier(name);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        try {
            super.init(context, root);
        } catch (ProcessorStateException e) {
            throw isDamage(e.getCause()) ? new TaskCorruptedException(Set.of(context.taskId()), e) : e;
        }
    }

    /** Whether files of it are missing or unreadable, rather than a disk full or a folder not to be written. */
    private static boolean isDamage(Throwable cause) {
        if (!(cause instanceof RocksDBException e)) {
            return false;
        }
        Status status = e.getStatus();
        boolean corrupt = status != null && status.getCode() == Status.Code.Corruption;
        return corrupt || String.valueOf(e.getMessage()).contains(MISSING);
    }

    private record Supplier(String name) implements KeyValueBytesStoreSupplier {
        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new RecoveringStore(name);
        }

        @Override
        public String metricsScope() {
            return METRICS_SCOPE;
        }
    }
}
