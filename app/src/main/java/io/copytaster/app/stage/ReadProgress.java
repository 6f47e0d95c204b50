package io.copytaster.app.stage;

import io.copytaster.ingest.IngestProgress;
import java.util.Locale;

/**
 * How far the reading of inputs is.
 *
 * @param sent articles sent
 * @param rejected dead letters
 * @param bytes read of the inputs whose size is known
 * @param bytesTotal of these inputs; 0 if no size is known
 */
public record ReadProgress(long sent, long rejected, long bytes, long bytesTotal)
        implements ProgressDisplay.Progress<ReadProgress> {
    /** Where a run is now. */
    public static ReadProgress of(IngestProgress progress) {
        return new ReadProgress(progress.sent(), progress.rejected(), progress.bytesRead(), progress.bytesTotal());
    }

    @Override
    public boolean isBeyond(ReadProgress before) {
        return sent != before.sent || rejected != before.rejected || bytes != before.bytes;
    }

    @Override
    public String line() {
        String share = bytesTotal == 0
                ? ""
                : String.format(Locale.ROOT, ", %d %% of %,d kB", 100 * bytes / bytesTotal, bytesTotal / 1000);
        return String.format(Locale.ROOT, "%,d articles sent, %,d dead letters%s", sent, rejected, share);
    }
}
