/** Where deliveries come from. One package a kind of source. */
package io.copytaster.ingest.source;
