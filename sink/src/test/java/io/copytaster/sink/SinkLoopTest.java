package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.LoopRig.ALL;
import static io.copytaster.sink.LoopRig.DEAD_LETTERS;
import static io.copytaster.sink.LoopRig.DUPLICATES;
import static io.copytaster.sink.LoopRig.ENRICHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a loop reads, writes and commits when all goes well. */
@Timeout(30)
class SinkLoopTest {
    private final LoopRig rig = new LoopRig();
    private final ScriptedTarget target = new ScriptedTarget(() -> rig.committed(ENRICHED));

    @Test
    void writesWhatComesAndCommitsItAtTheEnd() throws Exception {
        // given
        rig.assign();
        rig.send("a");
        rig.send(ENRICHED, "a", null, "1");
        rig.send(ENRICHED, "b", null, null);
        rig.send(duplicate("a", 1, "o"));
        rig.send(DUPLICATES, "a", null, null);
        rig.send(DEAD_LETTERS, "x", new byte[] {'x'}, null);

        // when
        SinkLoop loop = rig.run(loop(Duration.ofHours(1)));

        // then
        assertEquals(new SinkCounts(1, 2, 1, 1, 1, 0), loop.counts());
        assertEquals(6, loop.counts().total());
        assertTrue(
                target.written.contains(new SinkRecord.Enriched(article("a", 1).build())));
        assertTrue(target.written.contains(new SinkRecord.EnrichedWithdrawn("a", 1L)));
        assertTrue(target.written.contains(new SinkRecord.EnrichedWithdrawn("b", null)));
        assertTrue(target.written.contains(new SinkRecord.Duplicate(duplicate("a", 1, "o"))));
        assertTrue(target.written.contains(new SinkRecord.DuplicateWithdrawn("a", null)));
        assertEquals(Map.of(ENRICHED, 3L, DUPLICATES, 2L, DEAD_LETTERS, 1L), loop.committed());
        assertEquals(3, rig.committed(ENRICHED));
        assertEquals(6, target.flushed.get());
        assertTrue(rig.consumer.closed());
    }

    @Test
    void keepsTheOrderOfATopic() throws Exception {
        rig.assign();
        for (int i = 0; i < 100; i++) {
            rig.send(article("a", i).build());
        }

        rig.run(loop(Duration.ofHours(1)));

        var versions = target.written.stream()
                .map(record -> ((SinkRecord.Enriched) record).article().getVersion())
                .toList();
        assertEquals(versions.stream().sorted().toList(), versions);
        assertEquals(100, versions.size());
    }

    @Test
    void commitsOnlyWhatWasFlushedAndThatInTime() throws Exception {
        // given
        rig.assign();
        rig.send("a");
        SinkLoop loop = loop(Duration.ofSeconds(1));
        var checked = new CountDownLatch(1);

        // then
        rig.consumer.schedulePollTask(() -> {
            assertEquals(1, target.flushed.get()); // at once: nothing was flushed before
            assertEquals(1, rig.committed(ENRICHED));
            rig.send("b");
        });
        rig.consumer.schedulePollTask(() -> {
            assertEquals(2, target.written.size());
            assertEquals(1, target.flushed.get());
            assertEquals(1, rig.committed(ENRICHED));
            rig.time.pass(Duration.ofSeconds(1));
        });
        rig.consumer.schedulePollTask(() -> {
            assertEquals(2, target.flushed.get());
            assertEquals(2, rig.committed(ENRICHED));
            for (int i = 0; i < 50; i++) {
                rig.send(article("c", i).build());
            }
        });
        rig.consumer.schedulePollTask(() -> {
            assertEquals(52, target.flushed.get()); // fifty are enough not to wait for the time
            checked.countDown();
        });
        loop.start();
        while (checked.getCount() > 0 && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(0, checked.getCount());
    }

    @ParameterizedTest
    @CsvSource({"another, 3", "this one, 1", "'', 1"})
    void goesOnWhereTheGroupStoodUnlessThatWasForAnotherTarget(String readInto, int read) throws Exception {
        // given
        List.of("a", "b", "c").forEach(rig::send);
        rig.consumer.schedulePollTask(() -> {
            rig.updateStart();
            // A group's offsets are kept by partition: those committed now are what it finds when it is assigned.
            rig.consumer.rebalance(ALL);
            rig.consumer.commitSync(Map.of(ENRICHED, new OffsetAndMetadata(2, readInto)));
            rig.committed.clear();
            rig.consumer.rebalance(List.of());
            rig.consumer.rebalance(ALL);
            rig.release();
        });

        // when
        SinkLoop loop = loop(Duration.ofHours(1));
        loop.start();
        while (loop.counts().total() < read && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();

        // then
        loop.ended().get(10, TimeUnit.SECONDS);
        assertEquals(read, target.written.size());
        assertEquals(Map.of(ENRICHED, 3L), loop.committed());
        assertEquals("this one", rig.committed.get(ENRICHED).metadata());
    }

    @Test
    void canBeClosedWithoutHavingBeenStarted() throws Exception {
        SinkLoop loop = loop(Duration.ofSeconds(1));

        loop.close();

        loop.ended().get(1, TimeUnit.SECONDS);
        assertThrows(IllegalStateException.class, loop::start);
        assertEquals(List.of(), rig.meters.getMeters());
    }

    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT0S"})
    void refusesSettingsThatCannotWork(int pollRecords, Duration flushEvery) {
        var second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SinkLoopSettings("k", "g", pollRecords, 1, flushEvery, second, second, second));
    }

    private SinkLoop loop(Duration flushEvery) {
        return rig.loop(target, flushEvery);
    }
}
