package io.copytaster.app.run;

import io.copytaster.app.stage.ProgressDisplay;
import io.copytaster.enrich.EnrichCounts;
import io.copytaster.ingest.IngestProgress;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is.
 *
 * @param read deliveries read from the inputs, rejected ones included
 * @param enriched articles that came to stand in the enriched ones
 * @param duplicates articles that came to stand in the duplicates
 * @param deadLetters deliveries rejected by ingest
 * @param settled deliveries that the topology is through with
 * @param share how much of the inputs has been read, 0 to 1; 0 if that is not known
 * @param elapsed time since reading began
 */
record RunProgress(
        long read, long enriched, long duplicates, long deadLetters, long settled, double share, Duration elapsed)
        implements ProgressDisplay.Progress<RunProgress> {
    static RunProgress of(IngestProgress ingest, EnrichCounts.Snapshot enrich, Duration elapsed) {
        double share = ingest.bytesTotal() == 0 ? 0 : (double) ingest.bytesRead() / ingest.bytesTotal();
        return new RunProgress(
                ingest.seen(),
                enrich.enriched(),
                enrich.duplicates(),
                ingest.rejected(),
                enrich.settled(),
                share,
                elapsed);
    }

    @Override
    public boolean isBeyond(RunProgress before) {
        return read != before.read || settled != before.settled || deadLetters != before.deadLetters;
    }

    /** Deliveries through the topology per second, since the beginning. */
    double rate() {
        double seconds = elapsed.toMillis() / 1000.0;
        return seconds > 0 ? settled / seconds : 0;
    }

    /** Time that the rest will take at this rate; null if that cannot be told yet. */
    Duration left() {
        if (share <= 0 || rate() <= 0) {
            return null;
        }
        double all = (read - deadLetters) / Math.min(1, share);
        return Duration.ofSeconds(Math.round(Math.max(0, all - settled) / rate()));
    }

    @Override
    public String line() {
        Duration left = left();
        return String.format(
                Locale.ROOT,
                "%,d articles read, %,d enriched, %,d duplicates, %,d dead letters, %,.0f articles/s%s",
                read,
                enriched,
                duplicates,
                deadLetters,
                rate(),
                left == null
                        ? ""
                        : String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart()));
    }
}
