/** Articles as JSON, one a line, streamed. */
package io.copytaster.ingest.format.jsonl;
