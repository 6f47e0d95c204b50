package io.copytaster.bench.pipeline;

import io.copytaster.enrich.EnrichConfig;
import java.time.Duration;

/**
 * What a topology is spread over, and what it keeps.
 *
 * @param partitions of each topic of articles
 * @param instances of the topology, all in this JVM, with two threads each
 * @param window how long articles are remembered
 */
public record Scale(int partitions, int instances, Duration window) {
    /** Partitions unless told otherwise. */
    public static final int PARTITIONS = 4;

    /** Refuses none at all. */
    public Scale {
        if (partitions < 1 || instances < 1) {
            throw new IllegalArgumentException(
                    "partitions and instances must be at least 1: " + partitions + ", " + instances);
        }
    }

    /** With the window that a pipeline has if nothing is said. */
    public static Scale of(int partitions, int instances) {
        return new Scale(partitions, instances, EnrichConfig.DEFAULT_WINDOW);
    }
}
