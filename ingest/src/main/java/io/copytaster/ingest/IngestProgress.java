package io.copytaster.ingest;

import java.util.concurrent.atomic.LongAdder;

/** How far a run is: may be read by any thread while it goes on. Counts only rise. */
public final class IngestProgress {
    final LongAdder sentCount = new LongAdder();
    final LongAdder rejectedCount = new LongAdder();
    final LongAdder bytes = new LongAdder();
    private volatile long total;

    IngestProgress() {}

    /** Articles sent and things rejected so far. */
    public long seen() {
        return sent() + rejected();
    }

    /** Articles given to the outlet so far. */
    public long sent() {
        return sentCount.sum();
    }

    /** Dead letters so far. */
    public long rejected() {
        return rejectedCount.sum();
    }

    /** Bytes read so far of the inputs whose size is known, as they are stored. */
    public long bytesRead() {
        return bytes.sum();
    }

    /** Bytes of all inputs whose size is known, as they are stored; 0 before the run begins, or if none is known. */
    public long bytesTotal() {
        return total;
    }

    void bytesTotal(long bytesTotal) {
        total = bytesTotal;
    }
}
