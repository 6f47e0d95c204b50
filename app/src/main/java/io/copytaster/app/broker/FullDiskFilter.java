package io.copytaster.app.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Leaves out of the log where in Kafka a full disk was met: it is met in many places at once, and whoever runs the command
 * is told once which folder it is. At DEBUG all of it is logged.
 */
public final class FullDiskFilter extends Filter<ILoggingEvent> {
    /** As Linux and macOS say it, of a disk and of what one user may have of it. */
    private static final List<String> REASONS = List.of("No space left on device", "Disk quota exceeded");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String logger = event.getLoggerName();
        boolean kafka = logger.startsWith("org.apache.kafka.") || logger.startsWith("kafka.");
        boolean left = kafka
                && isFullDisk(event.getThrowableProxy())
                && !LoggerFactory.getLogger(logger).isDebugEnabled();
        return left ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isFullDisk(IThrowableProxy failure) {
        for (IThrowableProxy cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (REASONS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
