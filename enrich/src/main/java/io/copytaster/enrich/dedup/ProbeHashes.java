package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.Probe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The shingles that a probe looks up, packed for each partition of the search. */
public final class ProbeHashes {
    private ProbeHashes() {}

    /** The shingles of a probe. */
    static int[] of(Probe probe) {
        var hashes = new int[probe.getHashes().remaining() / Integer.BYTES];
        probe.getHashes().asIntBuffer().get(hashes);
        return hashes;
    }

    /**
     * Shingles packed for the partitions that look them up; null for those that have none to look up.
     *
     * @param partitions how many partitions there are
     */
    public static List<ByteBuffer> packed(int[] hashes, int partitions) {
        var packed = new ArrayList<ByteBuffer>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            int count = 0;
            for (int hash : hashes) {
                count += partition(hash, partitions) == partition ? 1 : 0;
            }
            packed.add(count == 0 ? null : pack(hashes, partition, partitions, count));
        }
        return packed;
    }

    private static ByteBuffer pack(int[] hashes, int partition, int partitions, int count) {
        var bytes = ByteBuffer.allocate(count * Integer.BYTES);
        for (int hash : hashes) {
            if (partition(hash, partitions) == partition) {
                bytes.putInt(hash);
            }
        }
        return bytes.flip();
    }

    private static int partition(int hash, int partitions) {
        return Math.floorMod(hash, partitions);
    }
}
