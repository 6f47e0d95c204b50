/** Folders into which files are dropped. */
package io.copytaster.ingest.source.watch;
