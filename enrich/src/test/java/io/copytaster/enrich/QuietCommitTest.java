package io.copytaster.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.state.QuietCommit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class QuietCommitTest {
    private static final long LOOK = QuietCommit.LOOK.toMillis();

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final AtomicLong traffic = new AtomicLong();
    private final QuietCommit commit = new QuietCommit(context, traffic);
    private long now = 1_000_000;

    @Test
    void commitsSoonWhenLittleComes() {
        commit.count();

        assertTrue(commitsAtNextLook());
    }

    @Test
    void commitsNothingWhenNothingCame() {
        assertFalse(commitsAtNextLook());
    }

    @Test
    void commitsOnceForWhatCame() {
        commit.count();

        assertTrue(commitsAtNextLook());
        assertFalse(commitsAtNextLook());
    }

    @Test
    void leavesABusyTaskToItsIntervalAndCommitsItsLastRecords() {
        for (int i = 0; i < 500; i++) {
            commit.count();
        }

        assertFalse(commitsAtNextLook());
        assertTrue(commitsAtNextLook());
    }

    @Test
    void leavesATaskToItsIntervalWhileOthersAreBusy() {
        commit.count();
        traffic.addAndGet(500);

        assertFalse(commitsAtNextLook());
        assertTrue(commitsAtNextLook());
    }

    @Test
    void commitsAfterSomeLooksWhenMuchComes() {
        assertTrue(commitsWithin(20, 50));
    }

    @Test
    void leavesAVeryBusyTaskToItsInterval() {
        assertFalse(commitsWithin(200, 100));
    }

    @Test
    void worksForAWhileAfterACommitThatTookLong() {
        commit.count();
        assertTrue(commitsAfter(LOOK));
        commit.count();
        assertFalse(commitsAfter(LOOK + 100), "it has only just ended");
        for (long waited = LOOK; waited < 3 * 100; waited += LOOK) {
            assertFalse(commitsAfter(LOOK));
        }
        assertTrue(commitsAfter(LOOK));
        commit.count();
        assertTrue(commitsAfter(LOOK), "that was quick");
    }

    private boolean commitsWithin(int looks, int recordsBetween) {
        boolean committed = false;
        for (int i = 0; i < looks; i++) {
            for (int record = 0; record < recordsBetween; record++) {
                commit.count();
            }
            committed |= commitsAtNextLook();
        }
        return committed;
    }

    private boolean commitsAtNextLook() {
        return commitsAfter(LOOK);
    }

    private boolean commitsAfter(long millis) {
        now += millis;
        context.resetCommit();
        assertEquals(1, context.scheduledPunctuators().size());
        var look = context.scheduledPunctuators().get(0);
        assertEquals(QuietCommit.LOOK, look.getInterval());
        look.getPunctuator().punctuate(now);
        return context.committed();
    }
}
