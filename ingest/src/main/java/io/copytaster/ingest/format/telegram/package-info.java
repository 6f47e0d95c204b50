/** Formats of the teleprinter lines that some wires still send: ANPA-1312 and IPTC 7901. */
package io.copytaster.ingest.format.telegram;
