package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    @Test
    void showsNothingBeforeItsEmbargoEnds() {
        assertFalse(Deliveries.isReleased(until(NOON.plusMillis(1)), NOON));
        assertTrue(Deliveries.isReleased(until(NOON), NOON));
        assertTrue(Deliveries.isReleased(until(null), NOON));
    }

    private static RawArticle until(Instant end) {
        return RawArticle.newBuilder()
                .setId("a")
                .setSource("wire")
                .setText("text")
                .setReceivedAt(NOON)
                .setEmbargoedUntil(end)
                .build();
    }
}
