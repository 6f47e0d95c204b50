package io.copytaster.ingest.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.ingest.source.poll.SourceState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaSourceStatesTest {
    @Test
    void readsWhatItWrote() {
        var state = new SourceState("W/\"a\"", null, Instant.parse("2026-03-01T12:00:00Z"), 3, 4, List.of(1L, -2L));

        assertEquals(state, KafkaSourceStates.parse(KafkaSourceStates.write(state)));
        assertEquals(SourceState.NEW, KafkaSourceStates.parse(KafkaSourceStates.write(SourceState.NEW)));
    }

    @Test
    void asksASourceAnewWhoseStateCannotBeRead() {
        assertEquals(SourceState.NEW, KafkaSourceStates.parse("{"));
        assertEquals(SourceState.NEW, KafkaSourceStates.parse("{\"due\":\"soon\"}"));
    }
}
