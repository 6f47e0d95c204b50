package io.copytaster.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.junit.jupiter.api.Test;

/** What of a full disk goes into the log. */
class FullDiskFilterTest {
    private static final String BROKER = "org.apache.kafka.storage.internals.log.LogDirFailureChannel";

    private final FullDiskFilter filter = new FullDiskFilter();

    @Test
    void leavesOutWhereKafkaMetIt() {
        var full = new IOException("No space left on device");
        assertEquals(FilterReply.DENY, decide(BROKER, full));
        assertEquals(FilterReply.DENY, decide("kafka.server.ReplicaManager", new KafkaStorageException("x", full)));
    }

    @Test
    void leavesInAllElse() {
        var full = new IOException("No space left on device");
        assertEquals(FilterReply.NEUTRAL, decide("io.copytaster.app.Copytaster", full));
        assertEquals(FilterReply.NEUTRAL, decide(BROKER, new IOException("Input/output error")));
        assertEquals(FilterReply.NEUTRAL, decide(BROKER, new IOException()));
        assertEquals(FilterReply.NEUTRAL, decide(BROKER, null));
    }

    private FilterReply decide(String logger, Throwable failure) {
        var from = new LoggerContext().getLogger(logger);
        return filter.decide(new LoggingEvent("test", from, Level.ERROR, "Error while writing", failure, null));
    }
}
