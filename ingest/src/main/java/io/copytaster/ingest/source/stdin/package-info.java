/** JSON lines on standard input. */
package io.copytaster.ingest.source.stdin;
