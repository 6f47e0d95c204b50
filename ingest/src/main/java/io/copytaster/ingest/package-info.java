/** Deliveries to {@code articles.raw}: reads inputs and counts what became of each article. */
package io.copytaster.ingest;
