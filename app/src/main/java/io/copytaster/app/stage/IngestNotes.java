package io.copytaster.app.stage;

import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.IngestReport.SourceCount;
import java.io.PrintWriter;

/** Says what each source brought, and what was wrong with it. */
public final class IngestNotes {
    private IngestNotes() {}

    /** Prints a line for each source that was seen and for each input that failed. */
    public static void print(IngestReport report, PrintWriter err) {
        for (SourceCount source : report.sources()) {
            err.printf(
                    "source %s: %d seen, %d sent, %d rejected%s%s%n",
                    source.source(),
                    source.seen(),
                    source.sent(),
                    source.rejectedInAll(),
                    source.rejected().isEmpty() ? "" : " " + source.rejected(),
                    source.undated() == 0 ? "" : ", " + source.undated() + " undated");
        }
        report.notes().forEach((source, note) -> err.println("source " + source + ": " + note));
        report.failures().forEach(failure -> err.println("copytaster: " + failure.message()));
        if (brought(report) == 0 && report.total().rejectedInAll() > 0) {
            err.println("copytaster: not one article in the inputs: see the dead letters");
        }
        err.flush();
    }

    /** 0 if every input could be read and was not rejected as a whole, else 1. */
    public static int exitCode(IngestReport report) {
        boolean allRejected = brought(report) == 0 && report.total().rejectedInAll() > 0;
        return report.failures().isEmpty() && !allRejected ? 0 : 1;
    }

    private static long brought(IngestReport report) {
        return report.total().sent();
    }
}
