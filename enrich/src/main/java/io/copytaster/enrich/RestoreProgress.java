package io.copytaster.enrich;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of its state an instance still has to read from changelogs before it works. */
final class RestoreProgress implements StateRestoreListener {
    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final LongAdder restored = new LongAdder();

    /** Records still to be read. */
    long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records read since the instance started. */
    long restored() {
        return restored.sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long begin, long end) {
        remaining.put(partition, end - begin);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long at, long batch) {
        restored.add(batch);
        remaining.computeIfPresent(partition, (p, left) -> Math.max(0, left - batch));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
        remaining.remove(partition);
    }
}
