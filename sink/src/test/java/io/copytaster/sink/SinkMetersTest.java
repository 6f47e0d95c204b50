package io.copytaster.sink;

import static io.copytaster.sink.LoopRig.ENRICHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SinkMetersTest {
    private final LoopRig rig = new LoopRig();
    private final ScriptedTarget target = new ScriptedTarget(() -> rig.committed(ENRICHED));

    @Test
    void countWhatBecameOfTheRecordsAndTimeEachAttempt() throws Exception {
        rig.assign();
        List.of("a", "refused", "b").forEach(rig::send);
        rig.send(ENRICHED, "a", null, null);
        rig.send(ENRICHED, "garbage", new byte[] {'?'}, null);
        target.stayAwayFor(2);
        SinkLoop loop = rig.loop(target, Duration.ofHours(1));

        inTheLoopOnceItIsUpToDate(loop, 5, () -> {
            assertEquals(2, records("written"));
            assertEquals(1, records("withdrawn"));
            assertEquals(1, records("refused"));
            assertEquals(1, records("unreadable"));
            assertEquals(2, rig.meters.get("copytaster.sink.retries").counter().count());
            assertEquals(2, attempts("write", "failed"));
            assertEquals(1, attempts("write", "done"));
            assertEquals(1, attempts("flush", "done"));
            assertEquals(0, paused());
        });
    }

    @Test
    void showHowFarTheTargetIsBehindAlsoWhileItIsAway() throws Exception {
        rig.assign();
        List.of("a", "b", "c").forEach(rig::send);
        var seen = new CountDownLatch(1);
        var loops = new AtomicReference<SinkLoop>();
        target.away = () -> {
            boolean away = rig.time.sinceStart().compareTo(Duration.ofSeconds(60)) < 0;
            if (away && rig.time.sinceStart().compareTo(Duration.ofSeconds(30)) > 0 && seen.getCount() > 0) {
                assertEquals(5, lag(Topics.ENRICHED));
                assertEquals(0, lag(Topics.DUPLICATES));
                assertEquals(1, paused());
                assertEquals(Optional.of("target does not answer"), loops.get().waiting());
                seen.countDown();
            }
            return away;
        };
        SinkLoop loop = rig.loop(target, SinkLoopSettings.of("test", "test-group"), rig.time);
        loops.set(loop);
        assertEquals(Optional.empty(), loop.waiting());
        rig.consumer.schedulePollTask(() -> {
            rig.send("d");
            rig.send("e");
        });

        inTheLoopOnceItIsUpToDate(loop, 5, () -> {
            assertEquals(0, seen.getCount());
            assertEquals(0, lag(Topics.ENRICHED));
            assertEquals(0, paused());
            assertEquals(Optional.empty(), loop.waiting());
        });
        assertEquals(List.of(), rig.meters.getMeters());
    }

    @Test
    void showNoPartitionThatAnotherReads() throws Exception {
        rig.assign();
        rig.send("a");
        SinkLoop loop = rig.loop(target, Duration.ofSeconds(1));

        inTheLoopOnceItIsUpToDate(loop, 1, () -> {
            assertEquals(0, lag(Topics.ENRICHED));
            rig.consumer.rebalance(List.of(LoopRig.DUPLICATES));
            assertEquals(
                    List.of(Topics.DUPLICATES),
                    rig.meters.find("copytaster.sink.lag").gauges().stream()
                            .map(gauge -> gauge.getId().getTag("topic"))
                            .toList());
        });
    }

    /** Looks while nothing changes: from a poll, in the loop's thread. */
    private void inTheLoopOnceItIsUpToDate(SinkLoop loop, int records, Runnable look) throws Exception {
        var looked = new CountDownLatch(1);
        loop.start();
        while (loop.counts().total() < records && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        // The poll after that in which the last record was written, so that all is flushed and committed.
        rig.consumer.schedulePollTask(() -> rig.time.pass(Duration.ofMinutes(1)));
        rig.consumer.schedulePollTask(() -> {
            look.run();
            looked.countDown();
        });
        while (looked.getCount() > 0 && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();
        loop.ended().get(10, TimeUnit.SECONDS);
        assertTrue(looked.await(0, TimeUnit.SECONDS));
    }

    private double records(String outcome) {
        return rig.meters
                .get("copytaster.sink.records")
                .tag("sink", "test")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    private double attempts(String what, String outcome) {
        return rig.meters
                .get("copytaster.sink." + what)
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private double lag(String topic) {
        return rig.meters
                .get("copytaster.sink.lag")
                .tag("topic", topic)
                .tag("partition", "0")
                .gauge()
                .value();
    }

    private double paused() {
        return rig.meters.get("copytaster.sink.paused").gauge().value();
    }
}
