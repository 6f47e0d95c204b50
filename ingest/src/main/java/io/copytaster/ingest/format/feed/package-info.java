/** RSS, Atom and RDF, parsed by Rome behind a hardened XML reader. */
package io.copytaster.ingest.format.feed;
