package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceStateTest {
    @Test
    void readsWhatItWrote() {
        var state = new SourceState("W/\"a\"", null, Instant.parse("2026-03-01T12:00:00Z"), 3, 4, List.of(1L, -2L));

        assertEquals(state, SourceState.parse(state.write()));
        assertEquals(SourceState.NEW, SourceState.parse(SourceState.NEW.write()));
    }

    @Test
    void asksASourceAnewWhoseStateCannotBeRead() {
        assertEquals(SourceState.NEW, SourceState.parse("{"));
        assertEquals(SourceState.NEW, SourceState.parse("{\"due\":\"soon\"}"));
    }
}
