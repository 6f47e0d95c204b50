/** Files, and folders of them. */
package io.copytaster.ingest.source.file;
