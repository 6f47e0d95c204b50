package io.copytaster.sink;

import static io.copytaster.sink.LoopRig.DEAD_LETTERS;
import static io.copytaster.sink.LoopRig.ENRICHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a loop does about records that cannot be read, and about targets that refuse, stay away or fail. */
@Timeout(30)
class SinkLoopFaultsTest {
    private final LoopRig rig = new LoopRig();
    private final ScriptedTarget target = new ScriptedTarget(() -> rig.committed(ENRICHED));

    @Test
    void buriesWhatCannotBeReadAndGoesOn() throws Exception {
        rig.assign();
        byte[] broken = {0, 0, 0, 99, 99, 1};
        rig.send(ENRICHED, "no avro", "plain text".getBytes(StandardCharsets.UTF_8), null);
        rig.send(ENRICHED, "unknown schema", broken, null);
        rig.send(ENRICHED, "wrong type", rig.serdes.raw().serializer().serialize(Topics.RAW, Fixtures.raw("r")), null);
        rig.send(ENRICHED, null, null, null);
        rig.send("a");

        SinkLoop loop = rig.run(loop());

        assertEquals(new SinkCounts(1, 0, 0, 0, 0, 4), loop.counts());
        assertEquals(5, rig.committed(ENRICHED));
        List<DeadLetter> letters = rig.letters();
        assertEquals(
                Arrays.asList("no avro", "unknown schema", "wrong type", null),
                letters.stream().map(DeadLetter::keyText).toList());
        assertEquals("sink-test", letters.get(1).stage());
        assertEquals(
                new DeadLetter.Origin(Topics.ENRICHED, 0, 1), letters.get(1).origin());
        assertEquals(broken, letters.get(1).value());
        assertFalse(letters.get(1).error().isBlank());
        assertTrue(rig.producer.closed());
    }

    @Test
    void waitsForATargetThatIsAway() throws Exception {
        rig.assign();
        rig.send("a");
        target.stayAwayFor(3);

        rig.run(loop());

        assertEquals(1, target.written.size());
        assertEquals(1, rig.committed(ENRICHED));
        assertTrue(rig.consumer.paused().isEmpty());
    }

    @Test
    void keepsItsPlaceInTheGroupWhileTheTargetIsAwayForAnHour() throws Exception {
        // given
        var hour = Duration.ofHours(1);
        rig.assign();
        for (int i = 0; i < 10; i++) {
            rig.send("before " + i);
        }
        target.away = () -> rig.time.sinceStart().compareTo(hour) < 0;
        rig.consumer.schedulePollTask(() -> rig.send("meanwhile"));

        // when
        SinkLoop loop = rig.loop(target, SinkLoopSettings.of("test", "test-group"), rig.time);
        loop.start();
        while (loop.counts().total() < 11 && !loop.ended().isDone()) {
            Thread.onSpinWait();
        }
        loop.close();

        // then
        loop.ended().get(10, TimeUnit.SECONDS);
        assertTrue(rig.time.sinceStart().compareTo(hour) > 0);
        // Kafka's default is five minutes: whoever polls less often is put out of the group.
        assertTrue(rig.longestPause.compareTo(Duration.ofSeconds(1)) < 0, rig.longestPause.toString());
        assertEquals(11, target.written.size());
        assertEquals(11, rig.committed(ENRICHED));
    }

    @Test
    void buriesWhatTheTargetRefusesAndWritesAllElse() throws Exception {
        // given
        rig.assign();
        var good = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            String id = i == 17 || i == 18 || i == 150 ? "bad " + i : i == 99 ? "refused" : "good " + i;
            rig.send(id);
            if (id.startsWith("good")) {
                good.add(id);
            }
        }

        // when
        SinkLoop loop = rig.run(loop());

        // then
        assertEquals(good, target.ids());
        assertEquals(new SinkCounts(196, 0, 0, 0, 0, 4), loop.counts());
        assertEquals(200, rig.committed(ENRICHED));
        assertEquals(
                Map.of(
                        17L, "not in this house",
                        18L, "not in this house",
                        150L, "not in this house",
                        99L, "no such desk"),
                rig.letters().stream()
                        .collect(Collectors.toMap(letter -> letter.origin().offset(), DeadLetter::error)));
    }

    @Test
    void triesAgainOnlyWhatWasNotTaken() throws Exception {
        rig.assign();
        List.of("a", "b", "refused", "c").forEach(rig::send);
        target.fullFor.addAll(List.of("a", "c"));

        rig.run(loop());

        assertEquals(List.of("b", "a", "c"), target.ids());
        assertEquals(1, rig.letters().size());
        assertEquals(4, rig.committed(ENRICHED));
    }

    @Test
    void doesNotBuryADeadLetterAgain() throws Exception {
        rig.assign();
        rig.send(DEAD_LETTERS, "x", new byte[] {'x'}, null);
        target.refusesLetters = true;

        SinkLoop loop = rig.run(loop());

        assertEquals(List.of(), rig.letters());
        assertEquals(new SinkCounts(0, 0, 0, 0, 0, 1), loop.counts());
        assertEquals(1, rig.committed(DEAD_LETTERS));
    }

    @Test
    void canBeClosedWhileItWaits() throws Exception {
        rig.assign();
        rig.send("a");
        target.away = () -> true;

        SinkLoop loop = loop();
        loop.start();
        assertTrue(target.turnedAway.await(10, TimeUnit.SECONDS));
        loop.close();

        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("read again"), ended.getMessage());
        assertEquals(0, rig.committed(ENRICHED));
    }

    @Test
    void saysWhyItEndedWhenItFails() throws Exception {
        rig.assign();
        rig.send("a");
        target.failure = new SinkException("/out: cannot write (No space left on device)");

        SinkLoop loop = loop();
        loop.start();
        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        loop.close();

        assertInstanceOf(SinkException.class, ended.getCause());
        assertEquals(
                "sink test failed: /out: cannot write (No space left on device)",
                ended.getCause().getMessage());
        assertEquals(0, rig.committed(ENRICHED));
        assertTrue(rig.consumer.closed());
    }

    @Test
    void saysWhyItEndedWhenKafkaFails() {
        rig.assign();
        rig.consumer.setPollException(new KafkaException("not authorised to read"));

        SinkLoop loop = loop();
        loop.start();

        var ended = assertThrows(ExecutionException.class, () -> loop.ended().get(10, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("not authorised to read"));
    }

    private SinkLoop loop() {
        return rig.loop(target, Duration.ofHours(1));
    }
}
