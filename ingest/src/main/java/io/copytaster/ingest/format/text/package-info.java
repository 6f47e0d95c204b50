/** A file of plain text as one article. */
package io.copytaster.ingest.format.text;
