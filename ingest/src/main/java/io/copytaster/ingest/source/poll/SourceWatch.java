package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what happens to sources: when they fail, come back, fall silent, or have nothing any more. Not each time, but
 * when it changes.
 */
final class SourceWatch {
    private static final Logger log = LoggerFactory.getLogger(PollInput.class);

    void failed(FeedSource source, IngestException failure, int failures, Duration wait, Input.Receiver receiver) {
        receiver.note(source.name(), "failed " + failures + " times in a row, last: " + failure.getMessage());
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

    void answered(FeedSource source, SourceState before, SourceState after, Input.Receiver receiver) {
        if (before.failures() > 0) {
            log.warn("event=source-recovered source=\"{}\" failures={}", source.name(), before.failures());
        }
        Rhythm rhythm = after.rhythm();
        receiver.note(source.name(), rhythm.quiet() == null ? null : words(rhythm, before));
        if (rhythm.quiet() == before.rhythm().quiet()) {
            return;
        }
        if (rhythm.quiet() == null) {
            log.warn("event=source-back source=\"{}\"", source.name());
        } else if (rhythm.quiet() == Rhythm.Quiet.EMPTY) {
            log.warn(
                    "event=source-empty source=\"{}\" items-before={}",
                    source.name(),
                    before.shown().last());
        } else {
            log.warn(
                    "event=source-silent source=\"{}\" last-news={} longest-gap-seconds={}",
                    source.name(),
                    rhythm.lastNews(),
                    rhythm.longestGap().toSeconds());
        }
    }

    private static String words(Rhythm rhythm, SourceState before) {
        return rhythm.quiet() == Rhythm.Quiet.EMPTY
                ? "empty, had " + before.shown().last() + " items"
                : "silent since " + rhythm.lastNews() + ", longest gap before " + rhythm.longestGap();
    }
}
