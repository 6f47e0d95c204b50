package io.copytaster.ingest.format.date;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A date taken apart.
 *
 * @param local date and time of day
 * @param hasTime whether the time of day was written
 * @param zone the zone that was written, or null
 * @param usualZone the one zone in which dates of this language are written, or null
 */
record Written(LocalDateTime local, boolean hasTime, ZoneId zone, ZoneId usualZone) {}
