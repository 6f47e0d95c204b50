package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.Probe;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the probes by which an article is looked up: one for each partition of the search for copies that holds some of
 * its shingles, instead of one for each shingle.
 *
 * @param partitions how many partitions the search has
 */
public record Prober(int partitions) {
    /**
     * A probe for each partition; null for one that has nothing to do.
     *
     * @param before the article as it was probed last, to be forgotten; null if it was not
     * @param now the article as it is now; looked up if it is usable
     * @param edition of the article as it is now
     */
    public List<Probe> probes(RawArticle before, RawArticle now, long edition) {
        var probes = new ArrayList<Probe>(Collections.nCopies(partitions, null));
        if (isUsable(before)) {
            int[] hashes = Sketch.of(before.getTitle(), before.getText()).probes();
            List<ByteBuffer> packed = ProbeHashes.packed(hashes, partitions);
            for (int partition = 0; partition < partitions; partition++) {
                if (packed.get(partition) != null) {
                    probes.set(partition, probe(now, edition, ByteBuffer.allocate(0), ByteBuffer.allocate(0)));
                }
            }
        }
        if (isUsable(now)) {
            Sketch.Probed probed = Sketch.of(now.getTitle(), now.getText());
            ByteBuffer sketch = probed.sketch().toBytes();
            List<ByteBuffer> packed = ProbeHashes.packed(probed.probes(), partitions);
            for (int partition = 0; partition < partitions; partition++) {
                if (packed.get(partition) != null) {
                    probes.set(partition, probe(now, edition, packed.get(partition), sketch));
                }
            }
        }
        return probes;
    }

    /** Whether a probe looks its article up, so that an answer is to be awaited. */
    public static boolean isAnswered(Probe probe) {
        return probe.getHashes().hasRemaining();
    }

    private static boolean isUsable(RawArticle article) {
        return article != null && article.getStatus() == PublicationStatus.USABLE;
    }

    private static Probe probe(RawArticle article, long edition, ByteBuffer hashes, ByteBuffer sketch) {
        long received = article.getReceivedAt().toEpochMilli();
        return new Probe(article.getId(), edition, time(article), received, hashes, sketch);
    }

    /**
     * Place of an article in time: when it was published, or else when the version was made, as far as that is stated
     * and not later than it came.
     */
    private static long time(RawArticle article) {
        long received = article.getReceivedAt().toEpochMilli();
        Instant stated = article.getPublishedAt() == null ? article.getVersionCreatedAt() : article.getPublishedAt();
        return stated == null ? received : Math.min(stated.toEpochMilli(), received);
    }
}
