package io.copytaster.ingest.format.date;

import java.time.Instant;

/**
 * A date as a source wrote it.
 *
 * @param written the words
 * @param instant what they name, or null if that is no date
 * @param zoneAssumed whether they name no zone, so that one was assumed
 */
public record Dated(String written, Instant instant, boolean zoneAssumed) {}
