package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceStateTest {
    @Test
    void readsWhatItWrote() {
        var state = new SourceState(
                "W/\"a\"",
                null,
                Instant.parse("2026-03-01T12:00:00Z"),
                3,
                4,
                new Shown(Naming.ADDRESS, List.of(new Seen(1, -2, 3)), 1),
                new Rhythm(Instant.EPOCH, Duration.ofHours(3), Rhythm.Quiet.SILENT));

        assertEquals(state, SourceState.parse(state.write()));
        assertEquals(SourceState.NEW, SourceState.parse(SourceState.NEW.write()));
    }

    @Test
    void asksASourceAnewWhoseStateCannotBeRead() {
        assertEquals(SourceState.NEW, SourceState.parse("{"));
        assertEquals(SourceState.NEW, SourceState.parse("{\"due\":\"soon\"}"));
        assertEquals(SourceState.NEW, SourceState.parse("{\"naming\":\"shoe size\"}"));
    }
}
