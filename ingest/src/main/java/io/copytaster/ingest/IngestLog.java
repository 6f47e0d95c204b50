package io.copytaster.ingest;

import org.slf4j.Logger;

/** What a run of ingest leaves in the log. */
final class IngestLog {
    private IngestLog() {}

    static void ended(Logger log, IngestReport report) {
        for (var count : report.sources()) {
            log.debug(
                    "event=source-read source={} seen={} sent={} rejected={} undated={}",
                    count.source(),
                    count.seen(),
                    count.sent(),
                    count.rejected(),
                    count.undated());
        }
        var total = report.total();
        log.info(
                "event=ingest-ended sources={} seen={} sent={} rejected={} undated={} failed={} stopped={}",
                report.sources().size(),
                total.seen(),
                total.sent(),
                total.rejected(),
                total.undated(),
                report.failures().size(),
                report.stopped());
    }
}
