/** Feeds and pages that are asked again and again, as a file of sources describes them. */
package io.copytaster.ingest.source.poll;
