/** Where articles and dead letters go: to Kafka, or to a terminal. */
package io.copytaster.ingest.outlet;
