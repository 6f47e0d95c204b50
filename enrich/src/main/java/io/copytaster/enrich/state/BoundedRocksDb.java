package io.copytaster.enrich.state;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all state stores of the process together, where RocksDB by itself would take some 100 MB
 * for each store and partition.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long MEMORY_BYTES = 128L << 20;
    private static final long WRITE_BUFFERS_BYTES = 64L << 20;
    private static final long WRITE_BUFFER_BYTES = 8L << 20;
    private static final int BLOOM_BITS = 10;

    /** Shared by all stores, so it lives as long as the process. */
    private static final class Shared {
        static {
            RocksDB.loadLibrary();
        }

        private static final Cache CACHE = new LRUCache(MEMORY_BYTES, -1, false, 0.1);
        private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
        private static final BloomFilter BLOOM = new BloomFilter(BLOOM_BITS);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> settings) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(Shared.BLOOM);
        options.setWriteBufferManager(Shared.WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // What is set above is shared.
    }
}
