/** What stories of wires have in common, whatever they are written in. */
package io.copytaster.ingest.format.wire;
