package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {
    @Test
    void tellsWhyTheFirstWasNotTakenAndNotThatOthersWerePutOffBehindIt() {
        SinkRecord first = Fixtures.enriched(Fixtures.article("a", 1));
        SinkRecord second = Fixtures.enriched(Fixtures.article("b", 1));
        var delivery = new BatchDelivery(new Busy(), List.of(first, second));

        var away = assertThrows(SinkAwayException.class, delivery::attempt);

        assertEquals("no room for 2 records: answered 503", away.getMessage());
    }

    /** Refuses the first of a batch for now, and puts the others off. */
    private static final class Busy implements ArticleSink {
        @Override
        public Set<String> topics() {
            return Set.of();
        }

        @Override
        public String identity() {
            return "busy";
        }

        @Override
        public List<Failure> write(List<SinkRecord> batch) {
            return List.of(Failure.later(batch.get(0), "answered 503"), Failure.later(batch.get(1), "not posted yet"));
        }

        @Override
        public void flush() {
            throw new AssertionError("nothing was written");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
