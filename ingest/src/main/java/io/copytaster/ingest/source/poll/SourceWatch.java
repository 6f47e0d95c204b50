package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Known;
import io.copytaster.ingest.source.IngestException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what happens to sources: when they fail, come back, or have nothing any more. Not each time, but when it changes. */
final class SourceWatch {
    private static final Logger log = LoggerFactory.getLogger(PollInput.class);

    void failed(FeedSource source, IngestException failure, int failures, Duration wait) {
        // At 1, 2, 4, 8 …: a source that is gone for good should not fill the log.
        if (Integer.bitCount(failures) == 1) {
            log.warn(
                    "event=source-failed source=\"{}\" failures={} retry-in-seconds={} error=\"{}\"",
                    source.name(),
                    failures,
                    wait.toSeconds(),
                    failure.getMessage());
        }
    }

    void answered(FeedSource source, SourceState before) {
        if (before.failures() > 0) {
            log.warn("event=source-recovered source=\"{}\" failures={}", source.name(), before.failures());
        }
    }

    void read(FeedSource source, SourceState before, Known known) {
        if (known.shown().isEmpty() && !before.items().isEmpty()) {
            log.warn(
                    "event=source-empty source=\"{}\" items-before={}",
                    source.name(),
                    before.items().size());
        } else {
            log.info(
                    "event=source-read source=\"{}\" items={} new={}",
                    source.name(),
                    known.shown().size(),
                    known.fresh());
        }
    }
}
