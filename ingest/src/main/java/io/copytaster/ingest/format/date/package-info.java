/** Dates as sources write them. */
package io.copytaster.ingest.format.date;
