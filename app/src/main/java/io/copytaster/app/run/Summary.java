package io.copytaster.app.run;

import io.copytaster.enrich.EnrichStreams;
import io.copytaster.ingest.IngestReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * What became of everything, at the end of a run.
 *
 * @param ingest what the inputs brought
 * @param tally what stands in the output topics
 * @param census what the topology holds besides
 * @param elapsed time from the first delivery to the last result
 */
record Summary(IngestReport ingest, Tally tally, EnrichStreams.Census census, Duration elapsed) {
    /** Prints one count a line. */
    void print(PrintWriter out) {
        double seconds = elapsed.toMillis() / 1000.0;
        long seen = ingest.total().seen();
        line(out, "deliveries", seen);
        line(out, "enriched", tally.enriched());
        line(out, "duplicates", tally.duplicates());
        line(out, "withdrawn", census.withdrawn());
        line(out, "embargoed", census.embargoed());
        line(out, "dead letters", tally.deadLetters());
        out.printf(Locale.ROOT, "%-13s%9.1f%n", "seconds", seconds);
        out.printf(Locale.ROOT, "%-13s%,9.0f%n", "articles/s", seconds > 0 ? seen / seconds : 0);
        out.flush();
    }

    private static void line(PrintWriter out, String name, long count) {
        out.printf(Locale.ROOT, "%-13s%,9d%n", name, count);
    }
}
